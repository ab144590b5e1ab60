package org.serviceexchange.onboarding.process.task;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepTitle;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.springframework.stereotype.Component;

@Component
class EngineOpenTasks implements OpenTasks {

    private final TaskService tasks;
    private final IdentityService identity;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final RunAsSystem system;

    /** A definition never changes. There are as many as versions of models with running instances. */
    private final Map<String, Map<String, String>> titlesByDefinition = new ConcurrentHashMap<>();

    EngineOpenTasks(
            TaskService tasks,
            IdentityService identity,
            RuntimeService runtime,
            RepositoryService repository,
            RunAsSystem system) {
        this.tasks = tasks;
        this.identity = identity;
        this.runtime = runtime;
        this.repository = repository;
        this.system = system;
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
    public boolean completeAwaited(OnboardingNumber onboarding, OnboardingState awaited) {
        Optional<Task> open = tasks
                .createTaskQuery()
                .processInstanceBusinessKey(onboarding.value())
                .processDefinitionKey(CustomerOnboardingModel.KEY)
                .list()
                .stream()
                .filter(task -> CustomerOnboardingModel.isAwaitedDuring(awaited, task.getTaskDefinitionKey()))
                .findFirst();
        open.ifPresent(task -> system.run(() -> tasks.complete(task.getId())));
        return open.isPresent();
    }

    @Override
    public Map<String, EmailAddress> holders(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        Map<String, String> assignees =
                tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).taskAssigned().list().stream()
                        .collect(Collectors.toMap(Task::getId, Task::getAssignee));
        if (assignees.isEmpty()) {
            return Map.of();
        }
        Map<String, EmailAddress> addresses = new HashMap<>();
        identity.createUserQuery()
                .userIdIn(assignees.values().stream().distinct().toArray(String[]::new))
                .list()
                .forEach(user -> Optional.ofNullable(user.getEmail())
                        .flatMap(EmailAddress::parse)
                        .ifPresent(address -> addresses.put(user.getId(), address)));
        return assignees.entrySet().stream()
                .filter(task -> addresses.containsKey(task.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, task -> addresses.get(task.getValue())));
    }

    @Override
    public boolean isClaimedBy(String taskId, String userId) {
        return tasks.createTaskQuery().taskId(taskId).taskAssignee(userId).count() == 1;
    }

    @Override
    public boolean handOver(String taskId, String fromUserId, String toUserId) {
        boolean claimed = isClaimedBy(taskId, fromUserId);
        if (claimed) {
            system.run(() -> tasks.setAssignee(taskId, toUserId));
        }
        return claimed;
    }

    @Override
    public void release(OnboardingNumber onboarding, Set<String> userIds) {
        system.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(onboarding.value()).list().stream()
                .filter(task -> task.getAssignee() != null && userIds.contains(task.getAssignee()))
                .forEach(task -> tasks.setAssignee(task.getId(), null)));
    }

    @Override
    public Map<String, String> titles(OnboardingNumber onboarding) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(onboarding.value()).list().stream()
                // Tasklist shows the names of the version that runs
                .map(ProcessInstance::getProcessDefinitionId)
                .distinct()
                .map(definition -> titlesByDefinition.computeIfAbsent(definition, this::titlesOf))
                .flatMap(titles -> titles.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    private Map<String, String> titlesOf(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class).stream()
                .collect(Collectors.toMap(task -> DeadlineTableModel.step(task.getId()), EngineOpenTasks::title));
    }

    /** An expression has a value only while the task is open, so the id replaces it. */
    private static String title(UserTask task) {
        boolean expression = task.getName() != null && task.getName().contains("{");
        return StepTitle.of(expression ? null : task.getName(), task.getId());
    }
}
