package org.serviceexchange.onboarding.process.casework;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.casework.CaseFollowUps;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.CaseCommentModel;
import org.serviceexchange.onboarding.process.model.SyncCaseStateModel;
import org.serviceexchange.onboarding.process.model.WriteCaseEntryModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts {@code sync-case-state}, {@code write-case-entry} or {@code case-comment} for each follow-up. */
@Component
class EngineCaseFollowUps implements CaseFollowUps {

    private final RuntimeService runtime;
    private final RunAsSystem system;

    EngineCaseFollowUps(@Lazy RuntimeService runtime, RunAsSystem system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void syncState(OnboardingNumber onboarding) {
        start(SyncCaseStateModel.KEY, onboarding, Map.of());
    }

    @Override
    public void writeEntry(OnboardingNumber onboarding, CaseEntry entry) {
        start(
                WriteCaseEntryModel.KEY,
                onboarding,
                Variables.putValue(WriteCaseEntryModel.INPUT_ENTRY_KEY, entry.key()));
    }

    @Override
    public void notifyOfComment(OnboardingNumber onboarding, CaseEntry comment, Party writtenBy) {
        start(
                CaseCommentModel.KEY,
                onboarding,
                Variables.putValue(CaseCommentModel.INPUT_COMMENT_KEY, comment.key())
                        .putValue(CaseCommentModel.VARIABLE_WRITTEN_BY, writtenBy.name()));
    }

    private void start(String key, OnboardingNumber onboarding, Map<String, Object> variables) {
        system.run(() -> runtime.startProcessInstanceByKey(key, onboarding.value(), variables));
    }
}
