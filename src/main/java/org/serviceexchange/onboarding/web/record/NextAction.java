package org.serviceexchange.onboarding.web.record;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.record.IssueView;
import org.serviceexchange.onboarding.application.record.IssueView.Kind;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.domain.customer.Groups;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * Who has to do what now, told to one viewer.
 *
 * @param yours whether it is this viewer who has to act
 * @param task  the task's name in Tasklist; null where no person has to act
 */
record NextAction(String title, String text, boolean yours, String task) {

    private static final String CREATE_PROVIDER_RECORD = "Create the provider record in your instance";
    private static final String APPROVE = "Approve the replication subscription";
    private static final String CORRECT = "Correct the registration";
    private static final String HELP = "Resolve the provider record mismatch";
    private static final String ACTIVATE = "Activate the replication set";

    /**
     * @param inTheWay why it didn't go straight
     */
    static NextAction of(OnboardingView view, List<IssueView> inTheWay, CurrentUser currentUser) {
        if (view.incident() != null) {
            return stuck(view, currentUser);
        }
        if (view.waitingOn() == Party.SYSTEM) {
            return view.state() == OnboardingState.ACTIVATING ? activating() : working(currentUser);
        }
        return switch (view.state()) {
            case REGISTERED -> working(currentUser);
            case AWAITING_PROVIDER_RECORD -> currentUser.isStaff() ? theirRecord(view, inTheWay) : yourRecord(inTheWay);
            case AWAITING_APPROVAL -> approval(view, currentUser);
            case AWAITING_ACTIVATION ->
                currentUser.isStaff() ? theirActivation(view, inTheWay) : yourActivation(inTheWay);
            case NEEDS_CORRECTION -> among(inTheWay, Kind.MISMATCH) ? mismatch(currentUser) : correction(currentUser);
            case ACTIVATING -> activating();
            case ESTABLISHED, PAUSED, OFFBOARDED -> IntegrationNextAction.of(view, currentUser);
            case DENIED -> denied(currentUser);
            case WITHDRAWN ->
                forNobody(
                        "The registration was withdrawn",
                        currentUser.isStaff()
                                ? "Both parties know. The customer can be registered anew at any time."
                                : "There is nothing left for you to do. Your provider can register you again.");
            case EXPIRED ->
                forNobody(
                        "The registration expired",
                        currentUser.isStaff()
                                ? "A deadline passed and everybody was told. The customer can be registered anew at any time."
                                : "A deadline passed. If you still want to connect, ask your provider to register you again.");
        };
    }

    private static NextAction stuck(OnboardingView view, CurrentUser currentUser) {
        if (!currentUser.isStaff()) {
            return forNobody(
                    "We are on it",
                    view.incident().cause() + "\n" + view.incident().solution());
        }
        String solution = view.incident().solution();
        return forNobody(
                currentUser.groups().contains(Groups.OPERATIONS)
                        ? "It's your turn: a step is stuck, try it again in Cockpit"
                        : "A step is stuck: operations have to help",
                "What went wrong: %s%s"
                        .formatted(view.incident().cause(), solution.isBlank() ? "" : "\nWhat to do: " + solution));
    }

    private static NextAction working(CurrentUser currentUser) {
        return forNobody(
                "Service Exchange Onboarding is at work",
                currentUser.isStaff()
                        ? """
                        The next step runs by itself, usually within seconds. If it is still here after some minutes, \
                        it can't go on: operations see in Cockpit why."""
                        : """
                        There is nothing for you to do now. The next step runs by itself, usually within seconds.""");
    }

    private static NextAction activating() {
        return forNobody(
                "The replication set is being activated",
                """
                The customer's instance copies the first records; it says that it is seeding. That can take hours. We \
                look again every few minutes, and nobody has to do anything meanwhile.""");
    }

    private static NextAction theirRecord(OnboardingView view, List<IssueView> inTheWay) {
        return forOthers(
                (inTheWay.isEmpty() ? "%s has to create the provider record" : "%s has to correct the provider record")
                        .formatted(view.customerName()),
                """
                An administrator of the customer's instance installs the Service Exchange application, creates the \
                provider record and completes the task in Tasklist. %s (%s) has the instructions by mail."""
                        .formatted(view.contactName(), view.contactEmail()),
                CREATE_PROVIDER_RECORD);
    }

    private static NextAction yourRecord(List<IssueView> inTheWay) {
        if (!inTheWay.isEmpty()) {
            return forYou(
                    "It's your turn: correct the provider record in your instance",
                    among(inTheWay, Kind.SENT_BACK)
                            ? """
                            Put right what is named below, then complete the task in Tasklist once more; your provider \
                            decides again."""
                            : "Follow your provider's advice below, then complete the task in Tasklist once more.",
                    CREATE_PROVIDER_RECORD);
        }
        return forYou(
                "It's your turn: create the provider record in your instance",
                """
                Take the steps below in your ServiceNow instance, then complete the task in Tasklist. You need to be \
                an administrator of the instance.""",
                CREATE_PROVIDER_RECORD);
    }

    private static NextAction approval(OnboardingView view, CurrentUser currentUser) {
        if (currentUser.groups().contains(Groups.PROVIDER_ADMIN)) {
            return forYou(
                    "It's your turn: approve or deny the replication subscription",
                    """
                    Check that customer, instance and instance ID are the right ones, then approve or deny in \
                    Tasklist. A denial needs a reason that the customer can act on.""",
                    APPROVE);
        }
        return currentUser.isStaff()
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

    private static NextAction correction(CurrentUser currentUser) {
        if (currentUser.groups().contains(Groups.PROVIDER_ADMIN)) {
            return forYou(
                    "It's your turn: correct the registration, or drop it",
                    """
                    Nothing was sent to the customer yet. Put right what is named below in the task in Tasklist; then \
                    it is checked again.""",
                    CORRECT);
        }
        return currentUser.isStaff()
                ? forOthers(
                        "A Service Exchange admin has to correct the registration",
                        "The administrators have a mail about it.",
                        CORRECT)
                : forNobody(
                        "The provider checks your registration",
                        "There is nothing for you to do now. You get a mail as soon as it goes on.");
    }

    private static NextAction mismatch(CurrentUser currentUser) {
        String text = "The task in Tasklist asks what the customer should do; the customer gets your answer by mail.";
        return currentUser.groups().contains(Groups.PROVIDER_ADMIN)
                ? forYou("It's your turn: help the customer with the provider record", text, HELP)
                : forOthers(
                        "A Service Exchange admin has to help the customer with the provider record",
                        "The administrators have a mail about it.",
                        HELP);
    }

    private static NextAction theirActivation(OnboardingView view, List<IssueView> inTheWay) {
        return forOthers(
                (inTheWay.isEmpty()
                                ? "%s has to activate the replication set"
                                : "%s has to activate the replication set again")
                        .formatted(view.customerName()),
                """
                An administrator of the customer's instance activates the replication set and confirms it in \
                Tasklist. %s (%s) has the instructions by mail."""
                        .formatted(view.contactName(), view.contactEmail()),
                ACTIVATE);
    }

    private static NextAction yourActivation(List<IssueView> inTheWay) {
        if (!inTheWay.isEmpty()) {
            return forYou(
                    "It's your turn: activate the replication set again",
                    "Put right what is named below, activate the replication set again, then confirm it in Tasklist.",
                    ACTIVATE);
        }
        return forYou(
                "It's your turn: activate the replication set",
                """
                The provider has approved. Take the steps below in your ServiceNow instance, then confirm it in \
                Tasklist.""",
                ACTIVATE);
    }

    private static NextAction denied(CurrentUser currentUser) {
        return forNobody(
                "The registration was denied",
                currentUser.isStaff()
                        ? "The customer got a mail with the reason. To try again, register the customer anew."
                        : """
                        Put right what the reason below names, then contact the provider, who can register you again.""");
    }

    private static boolean among(List<IssueView> inTheWay, Kind kind) {
        return inTheWay.stream().anyMatch(one -> one.kind() == kind);
    }

    static NextAction forYou(String title, String text, String task) {
        return new NextAction(title, text, true, task);
    }

    static NextAction forOthers(String title, String text, String task) {
        return new NextAction(title, text, false, task);
    }

    static NextAction forNobody(String title, String text) {
        return new NextAction(title, text, false, null);
    }
}
