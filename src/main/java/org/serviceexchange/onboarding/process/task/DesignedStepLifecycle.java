package org.serviceexchange.onboarding.process.task;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.serviceexchange.onboarding.application.deadline.StepCommand;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.deadline.StepTitle;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What every user task needs. The steps of the application itself start and finish by the listeners that their models name;
 * this listener does it for the steps that a process designer adds.
 */
@Component
class DesignedStepLifecycle implements TaskListener {

    private final CandidateCheck candidates;
    private final StepLifecycle stepLifecycle;
    private final IdentityService identity;

    DesignedStepLifecycle(CandidateCheck candidates, StepLifecycle stepLifecycle, @Lazy IdentityService identity) {
        this.candidates = candidates;
        this.stepLifecycle = stepLifecycle;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> created(task);
            case EVENTNAME_COMPLETE -> stepLifecycle.finishDesigned(task.getId(), by());
            default -> stepLifecycle.finishDesigned(task.getId(), null);
        }
    }

    private void created(DelegateTask task) {
        candidates.check(task);
        String step = task.getTaskDefinitionKey();
        task.setName(StepTitle.complete(task.getName(), step));
        number(task).ifPresent(number -> stepLifecycle
                .startDesigned(
                        number,
                        new StepCommand(
                                DeadlineTableModel.step(step),
                                StepTitle.of(task.getName(), step),
                                task.getId(),
                                group(task)))
                .ifPresent(due -> task.setDueDate(Date.from(due))));
    }

    /** The group that pages and mails name: the customer's if it is a candidate. */
    private static String group(DelegateTask task) {
        List<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
        return groups.stream()
                .filter(group -> CustomerGroup.customerKey(group).isPresent())
                .findFirst()
                .or(() -> groups.stream().findFirst())
                .orElse(Role.PROVIDER_ADMIN.group());
    }

    private static Optional<OnboardingNumber> number(DelegateTask task) {
        return Optional.ofNullable(task.getExecution().getProcessBusinessKey()).flatMap(OnboardingNumber::parse);
    }

    private String by() {
        Authentication person = identity.getCurrentAuthentication();
        return person == null ? TimelineEntry.SYSTEM : person.getUserId();
    }
}
