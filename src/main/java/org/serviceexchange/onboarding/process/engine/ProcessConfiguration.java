package org.serviceexchange.onboarding.process.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.serviceexchange.onboarding.application.activation.ActivationTimeout;
import org.serviceexchange.onboarding.application.approval.ApprovalPolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessProperties.class)
class ProcessConfiguration {

    /** As the starter makes it, from the same properties. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
    static JobExecutor jobExecutor(
            @Qualifier(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER) TaskExecutor threads,
            CamundaBpmProperties properties) {
        JobExecutor made = JobConfiguration.jobExecutor(threads, properties);
        LeasedJobExecutor executor = new LeasedJobExecutor();
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(made.getRejectedJobsHandler());
        executor.setLockTimeInMillis(made.getLockTimeInMillis());
        executor.setMaxJobsPerAcquisition(made.getMaxJobsPerAcquisition());
        executor.setWaitTimeInMillis(made.getWaitTimeInMillis());
        executor.setMaxWait(made.getMaxWait());
        executor.setBackoffTimeInMillis(made.getBackoffTimeInMillis());
        executor.setMaxBackoff(made.getMaxBackoff());
        executor.setBackoffDecreaseThreshold(made.getBackoffDecreaseThreshold());
        executor.setWaitIncreaseFactor(made.getWaitIncreaseFactor());
        return executor;
    }

    @Bean
    ApprovalPolicy approvalPolicy(ProcessProperties properties) {
        return properties.approval();
    }

    @Bean
    ActivationTimeout activationTimeout(ProcessProperties properties) {
        return properties.activation();
    }
}
