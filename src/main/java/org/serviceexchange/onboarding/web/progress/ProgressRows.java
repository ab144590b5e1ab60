package org.serviceexchange.onboarding.web.progress;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.progress.ProgressView;
import org.serviceexchange.onboarding.application.progress.ProgressView.StepView;

/**
 * The steps and the forecast as the page of the onboarding shows them.
 *
 * @param forecast null where there is none to give
 */
public record ProgressRows(List<Row> steps, String forecast) {

    /**
     * One step.
     *
     * @param tone   its class in the style sheet
     * @param begun  null where it is ahead
     * @param ended  null where it is not over
     * @param lasted whether it took a person some time
     */
    public record Row(String phase, String tone, String text, Instant begun, Instant ended, boolean lasted) {

        static Row of(StepView step, boolean staff) {
            return new Row(
                    step.phase().name(),
                    step.phase().name().toLowerCase(Locale.ROOT),
                    ProgressTexts.of(step, staff),
                    step.begun(),
                    step.ended(),
                    step.begun() != null
                            && step.ended() != null
                            && !step.begun().equals(step.ended()));
        }
    }

    public static ProgressRows of(ProgressView view, CurrentUser reader) {
        return of(view, reader.isStaff());
    }

    /** For readers who have the link of a mail to the customer. */
    public static ProgressRows ofCustomer(ProgressView view) {
        return of(view, false);
    }

    private static ProgressRows of(ProgressView view, boolean staff) {
        return new ProgressRows(
                view.steps().stream().map(step -> Row.of(step, staff)).toList(),
                view.forecast() == null ? null : ProgressTexts.of(view.forecast()));
    }
}
