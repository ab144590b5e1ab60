package org.serviceexchange.onboarding.process.deadline;

import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineWatch;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts {@code watch-deadline} for each step and sends its messages. */
@Component
class EngineDeadlineWatch implements DeadlineWatch {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final RunAsSystem system;

    EngineDeadlineWatch(@Lazy RuntimeService runtime, @Lazy TaskService tasks, RunAsSystem system) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.system = system;
    }

    @Override
    public void begin(StepDeadline deadline) {
        system.run(() -> runtime.startProcessInstanceByKey(
                WatchDeadlineModel.KEY,
                deadline.onboarding().value(),
                Variables.putValue(WatchDeadlineModel.INPUT_DEADLINE_ID, deadline.id())));
    }

    @Override
    public void extended(StepDeadline deadline) {
        system.run(() -> {
            tasks.setDueDate(deadline.taskId(), Date.from(deadline.due()));
            // no instance receives this while a mail is being sent; the watch reads the times again afterwards
            message(WatchDeadlineModel.MESSAGE_DEADLINE_EXTENDED, deadline).correlateAll();
        });
    }

    @Override
    public void ended(StepDeadline deadline) {
        system.run(
                () -> message(WatchDeadlineModel.MESSAGE_STEP_ENDED, deadline).correlateAll());
    }

    private MessageCorrelationBuilder message(String name, StepDeadline deadline) {
        return runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(deadline.onboarding().value())
                .processInstanceVariableEquals(WatchDeadlineModel.INPUT_DEADLINE_ID, deadline.id());
    }
}
