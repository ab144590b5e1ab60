package org.serviceexchange.onboarding.process.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Gives each user task of each model the listener of the application, after the model's own listeners. */
class UserTaskParseListener extends AbstractBpmnParseListener {

    private final TaskListener listener;

    UserTaskParseListener(TaskListener listener) {
        this.listener = listener;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = definition(activity);
        for (String event : List.of(
                TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE)) {
            task.addTaskListener(event, listener);
        }
    }

    /**
     * A task whose candidates come from variables is created by a job, if it would be created in the transaction of a
     * person. So a wrong candidate is an incident, and not an error for the person who completed the step before.
     */
    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        activities(process)
                .filter(activity -> activity.getActivityBehavior() instanceof UserTaskActivityBehavior)
                .filter(activity -> !activity.isAsyncBefore() && isAssignedByVariable(definition(activity)))
                .filter(activity -> followsAPerson(activity, new HashSet<>()))
                .forEach(activity -> activity.setAsyncBefore(true));
    }

    private static Stream<ActivityImpl> activities(ScopeImpl scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity), activities(activity)));
    }

    private static boolean isAssignedByVariable(TaskDefinition task) {
        return Stream.of(
                        task.getCandidateGroupIdExpressions().stream(),
                        task.getCandidateUserIdExpressions().stream(),
                        Stream.ofNullable(task.getAssigneeExpression()))
                .flatMap(expressions -> expressions)
                .anyMatch(expression -> !((Expression) expression).isLiteralText());
    }

    private static boolean followsAPerson(ActivityImpl activity, Set<ActivityImpl> seen) {
        for (PvmTransition transition : activity.getIncomingTransitions()) {
            ActivityImpl source = (ActivityImpl) transition.getSource();
            if (source.isAsyncAfter() || !seen.add(source)) {
                continue;
            }
            if (source.getActivityBehavior() instanceof UserTaskActivityBehavior
                    || source.getActivityBehavior() instanceof NoneStartEventActivityBehavior
                    || !source.isAsyncBefore() && followsAPerson(source, seen)) {
                return true;
            }
        }
        return false;
    }

    private static TaskDefinition definition(ActivityImpl activity) {
        return ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    }
}
