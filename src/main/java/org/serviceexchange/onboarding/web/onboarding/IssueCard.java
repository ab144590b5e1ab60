package org.serviceexchange.onboarding.web.onboarding;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.IssueView;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.PublicLinks;

/**
 * Why an onboarding did not go straight, as one viewer sees it.
 *
 * @param title    how the messages call it
 * @param category what the provider chose; null where there is none
 * @param cause    null where the title and the solution say it all
 * @param solution null where there is none
 */
record IssueCard(String title, String category, List<PublicLinks.Piece> cause, String solution) {

    static IssueCard of(IssueView issue, CurrentUser currentUser) {
        boolean staff = currentUser.isStaff();
        String title =
                switch (issue.kind()) {
                    case REGISTRATION -> "registration";
                    case MISMATCH -> "mismatch";
                    case ADVICE -> staff ? "advice.staff" : "advice.customer";
                    case SENT_BACK -> issue.category() == null ? "sentBack" : "sentBack.category";
                    case ACTIVATION -> "activation";
                    case REPLICATION -> "replication";
                    case DENIED -> issue.category() == null ? "denied" : "denied.category";
                    case WITHDRAWN_BY_CUSTOMER -> staff ? "withdrawn.customer" : "withdrawn.you";
                    case WITHDRAWN_BY_PROVIDER -> "withdrawn.provider";
                    case EXPIRED -> "expired";
                    case FORCED_END -> "forcedEnd";
                };
        // the provider's task has the cause; the customer needs the solution
        boolean solutionOnly = issue.kind() == IssueView.Kind.ADVICE && !staff;
        return new IssueCard(
                title,
                issue.category() == null ? null : issue.category().in(CurrentReader.get()),
                solutionOnly || given(issue.cause()) == null ? null : PublicLinks.linked(issue.cause(), issue.links()),
                given(issue.solution()));
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
