package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.OnboardingView;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.Groups;
import org.serviceexchange.onboarding.domain.Party;

/**
 * Who has to do what now, told to one viewer.
 *
 * @param yours whether it is this viewer who has to act
 * @param task  the task's name in Tasklist; null where no person has to act
 */
record Turn(String title, String text, boolean yours, String task) {

    private static final String CREATE_PROVIDER_RECORD = "Create the provider record in your instance";
    private static final String APPROVE = "Approve the replication subscription";
    private static final String ACTIVATE = "Activate the replication set";

    static Turn of(OnboardingView view, Viewer viewer) {
        boolean staff = viewer.isStaff();
        if (view.waitingOn() == Party.SYSTEM) {
            return working(staff);
        }
        return switch (view.state()) {
            case REGISTERED -> working(staff);
            case AWAITING_PROVIDER_RECORD ->
                staff
                        ? new Turn(
                                "%s has to create the provider record".formatted(view.customerName()),
                                "An administrator of the customer's instance installs the Service Exchange application, "
                                        + "creates the provider record and completes the task in Tasklist. %s (%s) has the "
                                                .formatted(view.contactName(), view.contactEmail())
                                        + "instructions by mail.",
                                false,
                                CREATE_PROVIDER_RECORD)
                        : new Turn(
                                "It's your turn: create the provider record in your instance",
                                "Take the steps below in your ServiceNow instance, then complete the task in Tasklist. You "
                                        + "need to be an administrator of the instance.",
                                true,
                                CREATE_PROVIDER_RECORD);
            case AWAITING_APPROVAL -> approval(view, viewer);
            case AWAITING_ACTIVATION ->
                staff
                        ? new Turn(
                                "%s has to activate the replication set".formatted(view.customerName()),
                                "An administrator of the customer's instance activates the replication set and confirms it "
                                        + "in Tasklist. %s (%s) has the instructions by mail."
                                                .formatted(view.contactName(), view.contactEmail()),
                                false,
                                ACTIVATE)
                        : new Turn(
                                "It's your turn: activate the replication set",
                                "The provider has approved. Take the steps below in your ServiceNow instance, then confirm "
                                        + "it in Tasklist.",
                                true,
                                ACTIVATE);
            case ESTABLISHED ->
                new Turn(
                        "The integration is established",
                        "The two instances exchange records by themselves. Nobody has to do anything any more.",
                        false,
                        null);
            case DENIED ->
                new Turn(
                        "The registration was denied",
                        staff
                                ? "The customer got a mail with the reason. To try again, register the customer anew."
                                : "Put right what the reason below names, then contact the provider, who can register you "
                                        + "again.",
                        false,
                        null);
        };
    }

    private static Turn approval(OnboardingView view, Viewer viewer) {
        if (viewer.groups().contains(Groups.PROVIDER_ADMIN)) {
            return new Turn(
                    "It's your turn: approve or deny the replication subscription",
                    "Check that customer, instance and instance ID are the right ones, then approve or deny in "
                            + "Tasklist. A denial needs a reason that the customer can act on.",
                    true,
                    APPROVE);
        }
        return viewer.isStaff()
                ? new Turn(
                        "A Service Exchange admin has to approve or deny",
                        "The replication subscription of %s is pending approval. The administrators have a mail about it."
                                .formatted(view.customerName()),
                        false,
                        APPROVE)
                : new Turn(
                        "The provider checks your replication subscription",
                        "There is nothing for you to do now. You get a mail as soon as it is decided.",
                        false,
                        null);
    }

    private static Turn working(boolean staff) {
        return new Turn(
                "Service Exchange Onboarding is at work",
                staff
                        ? "The next step runs by itself, usually within seconds. If it is still here after some "
                                + "minutes, it can't go on: operations see in Cockpit why."
                        : "There is nothing for you to do now. The next step runs by itself, usually within seconds.",
                false,
                null);
    }
}
