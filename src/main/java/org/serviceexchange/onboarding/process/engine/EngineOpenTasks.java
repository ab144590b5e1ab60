package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;

@Component
class EngineOpenTasks implements OpenTasks {

    private final TaskService tasks;
    private final IdentityService identity;

    EngineOpenTasks(TaskService tasks, IdentityService identity) {
        this.tasks = tasks;
        this.identity = identity;
    }

    @Override
    public Optional<String> of(OnboardingNumber onboarding, String group) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(onboarding.value())
                .taskCandidateGroup(group)
                .listPage(0, 2);
        return open.size() == 1 ? Optional.of(open.get(0).getId()) : Optional.empty();
    }

    @Override
    public Optional<EmailAddress> holder(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(Task::getAssignee)
                .map(id -> identity.createUserQuery().userId(id).singleResult())
                .map(User::getEmail)
                .flatMap(EmailAddress::parse);
    }
}
