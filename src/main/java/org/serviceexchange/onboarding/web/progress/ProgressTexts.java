package org.serviceexchange.onboarding.web.progress;

import java.time.LocalDate;
import org.serviceexchange.onboarding.application.progress.ProgressView.ForecastView;
import org.serviceexchange.onboarding.application.progress.ProgressView.StepView;
import org.serviceexchange.onboarding.domain.ModelName;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.CurrentReader;

/** The steps of an onboarding and its forecast in words, as one of the parties reads them. */
final class ProgressTexts {

    private ProgressTexts() {}

    static String of(StepView step, boolean staff) {
        return text(
                "progress.%s.%s.%s".formatted(step.key(), step.phase(), staff ? "staff" : "customer"),
                new ModelName(step.title()));
    }

    static String of(ForecastView forecast) {
        Object day = forecast.end() == null
                ? ""
                : LocalDate.ofInstant(forecast.end(), CurrentReader.get().zone());
        return text("forecast." + forecast.outcome(), day);
    }

    private static String text(String key, Object... arguments) {
        return Sentence.of(key, arguments).in(CurrentReader.get());
    }
}
