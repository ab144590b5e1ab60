package org.serviceexchange.onboarding.web;

import org.serviceexchange.onboarding.application.OnboardingView;
import org.serviceexchange.onboarding.application.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.Groups;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RequestKind;

/**
 * Who has to do what now, told to one viewer.
 *
 * @param yours whether it is this viewer who has to act
 * @param task  the task's name in Tasklist; null where no person has to act
 */
record Turn(String title, String text, boolean yours, String task) {

    private static final String CREATE_PROVIDER_RECORD = "Create the provider record in your instance";
    private static final String APPROVE = "Approve the replication subscription";
    private static final String CORRECT = "Correct the registration";
    private static final String ACTIVATE = "Activate the replication set";
    private static final String AGREE_TO_RESUME = "Agree to resume the integration";
    private static final String AGREE_TO_END = "Agree to end the integration";

    static Turn of(OnboardingView view, Viewer viewer) {
        if (view.incident() != null) {
            return stuck(view, viewer);
        }
        if (view.waitingOn() == Party.SYSTEM) {
            return working(viewer);
        }
        if (view.integration() != null && view.integration().request() != null) {
            return requested(view, viewer, view.integration().request());
        }
        return switch (view.state()) {
            case REGISTERED -> working(viewer);
            case AWAITING_PROVIDER_RECORD -> viewer.isStaff() ? theirRecord(view) : yourRecord();
            case AWAITING_APPROVAL -> approval(view, viewer);
            case AWAITING_ACTIVATION -> viewer.isStaff() ? theirActivation(view) : yourActivation();
            case NEEDS_CORRECTION -> correction(viewer);
            case ACTIVATING -> working(viewer);
            case ESTABLISHED -> established();
            case PAUSED ->
                forNobody(
                        "The integration is paused",
                        "The two instances exchange nothing until one party asks to resume and the other agrees.");
            case DENIED -> denied(viewer);
            case WITHDRAWN ->
                forNobody(
                        "The registration was withdrawn",
                        viewer.isStaff()
                                ? "Both parties know. The customer can be registered anew at any time."
                                : "There is nothing left for you to do. Your provider can register you again.");
            case EXPIRED ->
                forNobody(
                        "The registration expired",
                        viewer.isStaff()
                                ? "A deadline passed and everybody was told. The customer can be registered anew at any time."
                                : "A deadline passed. If you still want to connect, ask your provider to register you again.");
            case OFFBOARDED ->
                forNobody(
                        "The integration was ended",
                        "The two instances exchange nothing any more. The record stays here for reading.");
        };
    }

    private static Turn stuck(OnboardingView view, Viewer viewer) {
        return forNobody(
                viewer.isStaff() ? "A step is stuck: operations have to help" : "We are on it",
                view.incident().cause() + "\n" + view.incident().solution());
    }

    private static Turn working(Viewer viewer) {
        return forNobody(
                "Service Exchange Onboarding is at work",
                viewer.isStaff()
                        ? """
                        The next step runs by itself, usually within seconds. If it is still here after some minutes, \
                        it can't go on: operations see in Cockpit why."""
                        : """
                        There is nothing for you to do now. The next step runs by itself, usually within seconds.""");
    }

    private static Turn theirRecord(OnboardingView view) {
        return forOthers(
                "%s has to create the provider record".formatted(view.customerName()),
                """
                An administrator of the customer's instance installs the Service Exchange application, creates the \
                provider record and completes the task in Tasklist. %s (%s) has the instructions by mail."""
                        .formatted(view.contactName(), view.contactEmail()),
                CREATE_PROVIDER_RECORD);
    }

    private static Turn yourRecord() {
        return forYou(
                "It's your turn: create the provider record in your instance",
                """
                Take the steps below in your ServiceNow instance, then complete the task in Tasklist. You need to be \
                an administrator of the instance.""",
                CREATE_PROVIDER_RECORD);
    }

    private static Turn approval(OnboardingView view, Viewer viewer) {
        if (viewer.groups().contains(Groups.PROVIDER_ADMIN)) {
            return forYou(
                    "It's your turn: approve or deny the replication subscription",
                    """
                    Check that customer, instance and instance ID are the right ones, then approve or deny in \
                    Tasklist. A denial needs a reason that the customer can act on.""",
                    APPROVE);
        }
        return viewer.isStaff()
                ? forOthers(
                        "A Service Exchange admin has to approve or deny",
                        """
                        The replication subscription of %s is pending approval. The administrators have a mail about \
                        it."""
                                .formatted(view.customerName()),
                        APPROVE)
                : forNobody(
                        "The provider checks your replication subscription",
                        "There is nothing for you to do now. You get a mail as soon as it is decided.");
    }

    private static Turn correction(Viewer viewer) {
        if (viewer.groups().contains(Groups.PROVIDER_ADMIN)) {
            return forYou(
                    "It's your turn: correct the registration, or drop it",
                    "The task in Tasklist says what is wrong and what to do about it.",
                    CORRECT);
        }
        return viewer.isStaff()
                ? forOthers(
                        "A Service Exchange admin has to correct the registration",
                        "The task in Tasklist says what is wrong. The administrators have a mail about it.",
                        CORRECT)
                : forNobody(
                        "The provider checks your registration",
                        "There is nothing for you to do now. You get a mail as soon as it goes on.");
    }

    private static Turn theirActivation(OnboardingView view) {
        return forOthers(
                "%s has to activate the replication set".formatted(view.customerName()),
                """
                An administrator of the customer's instance activates the replication set and confirms it in \
                Tasklist. %s (%s) has the instructions by mail."""
                        .formatted(view.contactName(), view.contactEmail()),
                ACTIVATE);
    }

    private static Turn yourActivation() {
        return forYou(
                "It's your turn: activate the replication set",
                """
                The provider has approved. Take the steps below in your ServiceNow instance, then confirm it in \
                Tasklist.""",
                ACTIVATE);
    }

    private static Turn established() {
        return forNobody(
                "The integration is established",
                "The two instances exchange records by themselves. Nobody has to do anything any more.");
    }

    private static Turn requested(OnboardingView view, Viewer viewer, RequestView request) {
        String verb = request.kind().verb();
        if (request.noticeEnds() != null) {
            return forNobody(
                    "The integration is to end",
                    "One of the parties asked for it. The two instances go on as they are until the notice period is over.");
        }
        String task = request.kind() == RequestKind.END ? AGREE_TO_END : AGREE_TO_RESUME;
        boolean yours = view.waitingOn() == Party.PROVIDER
                ? viewer.groups().contains(Groups.PROVIDER_ADMIN)
                : !viewer.isStaff();
        if (yours) {
            return forYou(
                    "It's your turn: agree to %s the integration, or refuse".formatted(verb),
                    "The other party asked for it; its reason stands under Integration. A refusal needs a reason, too.",
                    task);
        }
        String title = view.waitingOn() == Party.PROVIDER
                ? "The provider has to agree to %s the integration"
                : "The customer has to agree to %s the integration";
        String text = "Nothing changes until then. The party that asked is told of the answer by mail.";
        return viewer.isStaff() ? forOthers(title.formatted(verb), text, task) : forNobody(title.formatted(verb), text);
    }

    private static Turn denied(Viewer viewer) {
        return forNobody(
                "The registration was denied",
                viewer.isStaff()
                        ? "The customer got a mail with the reason. To try again, register the customer anew."
                        : """
                        Put right what the reason below names, then contact the provider, who can register you again.""");
    }

    private static Turn forYou(String title, String text, String task) {
        return new Turn(title, text, true, task);
    }

    private static Turn forOthers(String title, String text, String task) {
        return new Turn(title, text, false, task);
    }

    private static Turn forNobody(String title, String text) {
        return new Turn(title, text, false, null);
    }
}
