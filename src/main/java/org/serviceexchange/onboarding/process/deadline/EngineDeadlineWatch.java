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

/** Starts {@code watch-deadline} when something is due and sends its messages. */
@Component
class EngineDeadlineWatch implements DeadlineWatch {

    /** Instances of models up to version 2 run all the time and read the times again. */
    private static final String DEADLINE_EXTENDED = "deadline.extended";

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
            if (deadline.watched()) {
                message(DEADLINE_EXTENDED, deadline).correlateAll();
            }
        });
    }

    @Override
    public void ended(StepDeadline deadline) {
        if (deadline.watched()) {
            system.run(() ->
                    message(WatchDeadlineModel.MESSAGE_STEP_ENDED, deadline).correlateAll());
        }
    }

    private MessageCorrelationBuilder message(String name, StepDeadline deadline) {
        return runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(deadline.onboarding().value())
                .processInstanceVariableEquals(WatchDeadlineModel.INPUT_DEADLINE_ID, deadline.id());
    }
}
