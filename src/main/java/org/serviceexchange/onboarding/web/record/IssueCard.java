package org.serviceexchange.onboarding.web.record;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.record.IssueView;

/**
 * Why it didn't go straight, told to one viewer.
 *
 * @param cause    null where the title and the solution say it all
 * @param solution null where there is none
 */
record IssueCard(String title, String cause, String solution) {

    static IssueCard of(IssueView obstacle, CurrentUser currentUser) {
        String cause = given(obstacle.cause());
        String solution = given(obstacle.solution());
        return switch (obstacle.kind()) {
            case REGISTRATION -> new IssueCard("What the check of the registration found", cause, solution);
            case MISMATCH -> new IssueCard("What the customer entered three times isn't right", cause, solution);
            // the cause is told in the provider's task; the customer needs what to do
            case ADVICE ->
                currentUser.isStaff()
                        ? new IssueCard("What the customer was advised, after three wrong tries", cause, solution)
                        : new IssueCard("Your provider's advice, after three wrong tries", null, solution);
            case SENT_BACK -> new IssueCard(withCategory("Sent back to be corrected", obstacle), cause, solution);
            case ACTIVATION -> new IssueCard("The replication set did not become active", cause, solution);
            case DENIED -> new IssueCard(withCategory("Denied", obstacle), cause, solution);
            case WITHDRAWN_BY_CUSTOMER ->
                new IssueCard(
                        currentUser.isStaff() ? "Withdrawn by the customer" : "Withdrawn by your side", cause, null);
            case WITHDRAWN_BY_PROVIDER -> new IssueCard("Withdrawn by the provider", cause, null);
            case EXPIRED -> new IssueCard("Why it expired", cause, null);
        };
    }

    private static String withCategory(String title, IssueView obstacle) {
        return obstacle.category() == null ? title : "%s: %s".formatted(title, obstacle.category());
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
