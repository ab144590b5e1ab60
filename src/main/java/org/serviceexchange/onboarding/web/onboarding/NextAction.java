package org.serviceexchange.onboarding.web.onboarding;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.IssueView;
import org.serviceexchange.onboarding.application.onboarding.IssueView.Kind;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IncidentView;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * What has to be done next, as one viewer sees it.
 *
 * @param key        the messages {@code next.<key>.title} and {@code next.<key>.text} say it
 * @param yours      whether this viewer has to act
 * @param inTasklist whether the page leads this viewer to the task
 */
record NextAction(String key, boolean yours, boolean inTasklist) {

    /** @param issues why the onboarding did not go straight */
    static NextAction of(OnboardingView view, List<IssueView> issues, CurrentUser currentUser) {
        String reader = currentUser.isStaff() ? "staff" : "customer";
        if (isStuck(view)) {
            boolean operations = currentUser.isStaff() && currentUser.hasRole(Role.OPERATIONS);
            String who = operations ? "operations" : reader;
            return info((view.waiting().incident().isTriedAgain() ? "failing." : "stuck.") + who);
        }
        if (view.waiting().group() != null) {
            return designed(view, currentUser);
        }
        if (view.waiting().on() == Party.SYSTEM && view.state() != OnboardingState.ACTIVATING) {
            return info("working." + reader);
        }
        return switch (view.state()) {
            case REGISTERED -> info("working." + reader);
            case AWAITING_PROVIDER_RECORD -> forCustomer(record(issues, currentUser), currentUser);
            case AWAITING_APPROVAL -> forAdmin("approval", currentUser);
            case AWAITING_ACTIVATION ->
                forCustomer("activation." + reader + (issues.isEmpty() ? "" : ".again"), currentUser);
            case NEEDS_CORRECTION -> forAdmin(among(issues, Kind.MISMATCH) ? "mismatch" : "correction", currentUser);
            case ACTIVATING -> info("activating");
            case ESTABLISHED, PAUSED, OFFBOARDED -> IntegrationNextAction.of(view, currentUser);
            case DENIED -> info("denied." + reader);
            case WITHDRAWN -> info((among(issues, Kind.FORCED_END) ? "forcedEnd." : "withdrawn.") + reader);
            case EXPIRED -> info("expired." + reader);
        };
    }

    /** While a failed step beside the onboarding is tried again, a person with a task can go on with it. */
    private static boolean isStuck(OnboardingView view) {
        IncidentView incident = view.waiting().incident();
        return incident != null && (!incident.isTriedAgain() || view.waiting().on() == Party.SYSTEM);
    }

    /** A step that a process designer added: the page knows its name and its group. */
    private static NextAction designed(OnboardingView view, CurrentUser currentUser) {
        if (currentUser.groups().contains(view.waiting().group())) {
            return task("designed.yours", true);
        }
        if (!currentUser.isStaff()) {
            return info("designed.provider");
        }
        return task(view.waiting().on() == Party.CUSTOMER ? "designed.customer" : "designed.staff", false);
    }

    private static String record(List<IssueView> issues, CurrentUser currentUser) {
        if (currentUser.isStaff()) {
            return issues.isEmpty() ? "record.staff" : "record.staff.again";
        }
        if (issues.isEmpty()) {
            return "record.customer";
        }
        return among(issues, Kind.SENT_BACK) ? "record.customer.sentBack" : "record.customer.advised";
    }

    private static boolean among(List<IssueView> issues, Kind kind) {
        return issues.stream().anyMatch(one -> one.kind() == kind);
    }

    private static NextAction forCustomer(String key, CurrentUser currentUser) {
        return task(key, !currentUser.isStaff());
    }

    private static NextAction forAdmin(String step, CurrentUser currentUser) {
        if (currentUser.hasRole(Role.PROVIDER_ADMIN)) {
            return task(step + ".admin", true);
        }
        return currentUser.isStaff() ? task(step + ".staff", false) : info(step + ".customer");
    }

    static NextAction task(String key, boolean yours) {
        return new NextAction(key, yours, true);
    }

    /** Nothing for this viewer to do in Tasklist. */
    static NextAction info(String key) {
        return new NextAction(key, false, false);
    }
}
