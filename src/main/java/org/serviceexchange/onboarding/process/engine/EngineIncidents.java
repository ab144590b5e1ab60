package org.serviceexchange.onboarding.process.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
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
