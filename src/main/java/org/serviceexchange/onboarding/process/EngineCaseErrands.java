package org.serviceexchange.onboarding.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.CaseErrands;
import org.serviceexchange.onboarding.domain.CaseEntry;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.Party;
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
                Variables.putValue(CaseComment.VARIABLE_COMMENT_KEY, comment.key())
                        .putValue(CaseComment.VARIABLE_WRITTEN_BY, writtenBy.name()));
    }

    private void start(String key, OnboardingNumber onboarding, Map<String, Object> variables) {
        system.act(() -> runtime.startProcessInstanceByKey(key, onboarding.value(), variables));
    }
}
