package org.serviceexchange.onboarding.process.deadline;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the decision table {@code onboarding-deadlines}. */
@Component
class EngineDeadlineTable implements DeadlineTable {

    static final String KEY = "onboarding-deadlines";
    static final String STEP = "step";
    static final String PRIORITY = "priority";
    static final String DUE_AFTER = "dueAfter";
    static final String REMIND_EVERY = "remindEvery";
    static final String ESCALATE_AFTER = "escalateAfter";
    static final String EXPIRE_AFTER = "expireAfter";

    private static final Map<Priority, String> PRIORITIES = Map.of(Priority.NORMAL, "normal", Priority.HIGH, "high");

    private final DecisionService decisions;
    private final RunAsSystem system;

    EngineDeadlineTable(@Lazy DecisionService decisions, RunAsSystem system) {
        this.decisions = decisions;
        this.system = system;
    }

    @Override
    public DeadlineTerms terms(String step, Priority priority) {
        DmnDecisionRuleResult[] rule = new DmnDecisionRuleResult[1];
        system.run(() -> rule[0] = decisions
                .evaluateDecisionTableByKey(
                        KEY, Variables.putValue(STEP, step).putValue(PRIORITY, PRIORITIES.get(priority)))
                .getSingleResult());
        if (rule[0] == null) {
            throw new IllegalStateException(
                    "The table %s has no row for the step %s with priority %s. Give it one that fits all others, as its last row."
                            .formatted(KEY, step, PRIORITIES.get(priority)));
        }
        return new DeadlineTerms(
                days(rule[0], DUE_AFTER),
                days(rule[0], REMIND_EVERY),
                days(rule[0], ESCALATE_AFTER),
                days(rule[0], EXPIRE_AFTER));
    }

    private static int days(DmnDecisionRuleResult rule, String output) {
        Object days = rule.get(output);
        if (days instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException(
                "A row of the table %s has no number of working days as its %s".formatted(KEY, output));
    }
}
