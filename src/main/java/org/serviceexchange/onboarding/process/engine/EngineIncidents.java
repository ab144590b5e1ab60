package org.serviceexchange.onboarding.process.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.domain.deadline.StepTitle;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineIncidents implements Incidents {

    // the process of the onboarding and the processes beside it
    private static final int MOST = 20;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Clock clock;

    EngineIncidents(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService management,
            @Lazy RepositoryService repository,
            Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public Optional<Incident> of(OnboardingNumber onboarding) {
        return incident(onboarding).or(() -> failedOnce(onboarding));
    }

    @Override
    public long countOpen() {
        return runtime.createIncidentQuery().count();
    }

    @Override
    public List<OpenIncident> open(int atMost) {
        List<org.camunda.bpm.engine.runtime.Incident> found =
                runtime.createIncidentQuery().orderByIncidentTimestamp().asc().listPage(0, atMost);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> businessKeys = new HashMap<>();
        runtime.createProcessInstanceQuery()
                .processInstanceIds(found.stream()
                        .map(org.camunda.bpm.engine.runtime.Incident::getProcessInstanceId)
                        .collect(Collectors.toSet()))
                .listPage(0, atMost)
                .forEach(instance -> businessKeys.put(instance.getId(), instance.getBusinessKey()));
        return found.stream()
                .map(one -> new OpenIncident(
                        businessKeys.get(one.getProcessInstanceId()),
                        one.getProcessInstanceId(),
                        step(one),
                        one.getIncidentTimestamp().toInstant(),
                        GuidedIncidentHandler.read(one.getIncidentMessage(), nextTry(one.getConfiguration()))))
                .toList();
    }

    private String step(org.camunda.bpm.engine.runtime.Incident incident) {
        ModelElementInstance element = repository
                .getBpmnModelInstance(incident.getProcessDefinitionId())
                .getModelElementById(incident.getActivityId());
        return element instanceof FlowElement named && named.getName() != null
                ? StepTitle.of(named.getName(), incident.getActivityId())
                : incident.getActivityId();
    }

    private Optional<Incident> incident(OnboardingNumber onboarding) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(onboarding.value())
                .withIncident()
                .listPage(0, MOST)
                .stream()
                .flatMap(instance -> runtime
                        .createIncidentQuery()
                        .processInstanceId(instance.getProcessInstanceId())
                        .orderByIncidentTimestamp()
                        .asc()
                        .listPage(0, 1)
                        .stream())
                .map(incident ->
                        GuidedIncidentHandler.read(incident.getIncidentMessage(), nextTry(incident.getConfiguration())))
                .findFirst();
    }

    private Optional<Incident> failedOnce(OnboardingNumber onboarding) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(onboarding.value())
                .listPage(0, MOST);
        return instances.stream()
                .flatMap(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getProcessInstanceId())
                        .withException()
                        .withRetriesLeft()
                        .listPage(0, 1)
                        .stream())
                .map(this::incident)
                .findFirst();
    }

    private Incident incident(Job job) {
        Incident told =
                GuidedIncidentHandler.read(GuidedIncidentHandler.cause(job.getExceptionMessage()), nextTry(job));
        return told.solution().isEmpty() ? new Incident(told.cause(), solution(job), told.nextTry()) : told;
    }

    private String solution(Job job) {
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return definition == null
                ? ""
                : GuidedIncidentHandler.solution(
                                repository.getBpmnModelInstance(job.getProcessDefinitionId()),
                                definition.getActivityId())
                        .orElse("");
    }

    /** @param configuration of an incident: the id of its job */
    private Instant nextTry(String configuration) {
        Job job = configuration == null
                ? null
                : management.createJobQuery().jobId(configuration).singleResult();
        return job == null || job.getRetries() == 0 ? null : nextTry(job);
    }

    private Instant nextTry(Job job) {
        return job.getDuedate() == null ? clock.instant() : job.getDuedate().toInstant();
    }
}
