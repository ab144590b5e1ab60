package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.casework.CorrectionRequiredException;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
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
    private final Issues issues;
    private final CaseWriter caseWriter;
    private final Clock clock;

    OpenRegistrationCase(
            Onboardings onboardings, RegistrationCases cases, Issues issues, CaseWriter caseWriter, Clock clock) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.issues = issues;
        this.caseWriter = caseWriter;
        this.clock = clock;
    }

    /** @return empty if the case is open; otherwise what the provider has to correct first, which is recorded */
    @Transactional
    public Optional<CorrectionRequiredException> open(OnboardingNumber number) {
        if (cases.of(number).isPresent()) {
            return Optional.empty();
        }
        Onboarding onboarding = onboardings.get(number);
        try {
            RegistrationCase opened = caseWriter.open(
                    onboarding,
                    Sentence.of("caseText.title", onboarding.registration().connection())
                            .toString(),
                    WorkNoteTexts.description(onboarding));
            note(onboarding, Sentence.of("timeline.caseOpened", opened.number()));
            return Optional.empty();
        } catch (CorrectionRequiredException correction) {
            issues.save(new Issue(
                    number,
                    Issue.Kind.REGISTRATION,
                    clock.instant(),
                    correction.cause().toString(),
                    correction.solution().toString(),
                    correction.links()));
            // the customer reads the timeline too, and the cause can name other customers
            note(onboarding, Sentence.of("timeline.caseNotOpened"));
            return Optional.of(correction);
        }
    }

    private void note(Onboarding onboarding, Sentence what) {
        onboardings.save(onboarding.noted(TimelineEntry.SYSTEM, what, clock.instant()));
    }
}
