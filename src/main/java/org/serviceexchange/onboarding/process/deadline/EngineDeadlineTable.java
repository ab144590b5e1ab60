package org.serviceexchange.onboarding.process.deadline;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the decision table {@code onboarding-deadlines}. */
@Component
class EngineDeadlineTable implements DeadlineTable {

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
                        DeadlineTableModel.KEY,
                        Variables.putValue(DeadlineTableModel.STEP, step)
                                .putValue(DeadlineTableModel.PRIORITY, DeadlineTableModel.value(priority)))
                .getSingleResult());
        if (rule[0] == null) {
            throw new IllegalStateException(
                    "The table %s has no row for the step %s with priority %s. Give it one that fits all others, as its last row."
                            .formatted(DeadlineTableModel.KEY, step, DeadlineTableModel.value(priority)));
        }
        return new DeadlineTerms(
                days(rule[0], DeadlineTableModel.DUE_AFTER),
                days(rule[0], DeadlineTableModel.REMIND_EVERY),
                days(rule[0], DeadlineTableModel.ESCALATE_AFTER),
                days(rule[0], DeadlineTableModel.EXPIRE_AFTER));
    }

    private static int days(DmnDecisionRuleResult rule, String output) {
        Object days = rule.get(output);
        if (days instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException("A row of the table %s has no number of working days as its %s"
                .formatted(DeadlineTableModel.KEY, output));
    }
}
