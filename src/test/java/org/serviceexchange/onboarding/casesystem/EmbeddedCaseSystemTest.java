package org.serviceexchange.onboarding.casesystem;

import java.time.Clock;
import java.util.List;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

class EmbeddedCaseSystemTest extends CaseSystemContract {

    @Override
    CaseSystem caseSystem() {
        return new EmbeddedCaseSystem(record::nextNumber, Clock.systemUTC());
    }

    @Override
    List<RegistrationCase> shown(OnboardingNumber onboarding) {
        return record.about(onboarding);
    }
}
