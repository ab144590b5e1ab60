package org.serviceexchange.onboarding.process.casework;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.casework.CaseErrands;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.process.engine.OnNobodysBehalf;
import org.serviceexchange.onboarding.process.model.CaseComment;
import org.serviceexchange.onboarding.process.model.CaseInStep;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A process instance of {@code sync-case-state} or {@code case-comment} for each errand. */
@Component
class EngineCaseErrands implements CaseErrands {

    private final RuntimeService runtime;
    private final OnNobodysBehalf system;

    EngineCaseErrands(@Lazy RuntimeService runtime, OnNobodysBehalf system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void keepInStep(OnboardingNumber onboarding) {
        start(CaseInStep.KEY, onboarding, Map.of());
    }

    @Override
    public void passOn(OnboardingNumber onboarding, CaseEntry comment, Party writtenBy) {
        start(
                CaseComment.KEY,
                onboarding,
                Variables.putValue(CaseComment.INPUT_COMMENT_KEY, comment.key())
                        .putValue(CaseComment.VARIABLE_WRITTEN_BY, writtenBy.name()));
    }

    private void start(String key, OnboardingNumber onboarding, Map<String, Object> variables) {
        system.act(() -> runtime.startProcessInstanceByKey(key, onboarding.value(), variables));
    }
}
