package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the registration case of an onboarding; a second time it changes nothing. */
@Service
public class OpenRegistrationCase {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final Clock clock;

    OpenRegistrationCase(Onboardings onboardings, RegistrationCases cases, CaseWriter caseWriter, Clock clock) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.clock = clock;
    }

    @Transactional
    public void open(OnboardingNumber number) {
        if (cases.of(number).isPresent()) {
            return;
        }
        Onboarding onboarding = onboardings.get(number);
        RegistrationCase opened = caseWriter.open(
                onboarding,
                Sentence.of("caseText.title", onboarding.customer().name()).toString(),
                WorkNoteTexts.description(onboarding));
        onboardings.save(onboarding.noted(
                TimelineEntry.SYSTEM, Sentence.of("timeline.caseOpened", opened.number()), clock.instant()));
    }
}
