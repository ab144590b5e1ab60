package org.serviceexchange.onboarding.web.record;

import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.record.ObstacleView;

/**
 * Why it didn't go straight, told to one viewer.
 *
 * @param cause    null where the title and the solution say it all
 * @param solution null where there is none
 */
record Hindrance(String title, String cause, String solution) {

    static Hindrance of(ObstacleView obstacle, Viewer viewer) {
        String cause = given(obstacle.cause());
        String solution = given(obstacle.solution());
        return switch (obstacle.kind()) {
            case REGISTRATION -> new Hindrance("What the check of the registration found", cause, solution);
            case MISMATCH -> new Hindrance("What the customer entered three times isn't right", cause, solution);
            // the cause is told in the provider's task; the customer needs what to do
            case ADVICE ->
                viewer.isStaff()
                        ? new Hindrance("What the customer was advised, after three wrong tries", cause, solution)
                        : new Hindrance("Your provider's advice, after three wrong tries", null, solution);
            case SENT_BACK -> new Hindrance(withCategory("Sent back to be corrected", obstacle), cause, solution);
            case ACTIVATION -> new Hindrance("The replication set did not become active", cause, solution);
            case DENIED -> new Hindrance(withCategory("Denied", obstacle), cause, solution);
            case WITHDRAWN_BY_CUSTOMER ->
                new Hindrance(viewer.isStaff() ? "Withdrawn by the customer" : "Withdrawn by your side", cause, null);
            case WITHDRAWN_BY_PROVIDER -> new Hindrance("Withdrawn by the provider", cause, null);
            case EXPIRED -> new Hindrance("Why it expired", cause, null);
        };
    }

    private static String withCategory(String title, ObstacleView obstacle) {
        return obstacle.category() == null ? title : "%s: %s".formatted(title, obstacle.category());
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
