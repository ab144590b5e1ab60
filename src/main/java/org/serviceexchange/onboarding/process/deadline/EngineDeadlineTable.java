package org.serviceexchange.onboarding.process.deadline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the decision table {@code onboarding-deadlines}, once for each version, step and priority. */
@Component
class EngineDeadlineTable implements DeadlineTable {

    private static final int MOST_KNOWN = 500;

    /** @param table the id of a version of the table */
    private record Question(String table, String step, String priority) {}

    /** Few: the steps of the models and those of designers, by two priorities. Earlier versions are asked no more. */
    private final Map<Question, DeadlineTerms> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, DeadlineTerms> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final RunAsSystem system;

    EngineDeadlineTable(@Lazy RepositoryService repository, @Lazy DecisionService decisions, RunAsSystem system) {
        this.repository = repository;
        this.decisions = decisions;
        this.system = system;
    }

    @Override
    public DeadlineTerms terms(String step, Priority priority) {
        DeadlineTerms[] terms = new DeadlineTerms[1];
        system.run(() -> terms[0] = known.computeIfAbsent(
                new Question(latestTable(), step, DeadlineTableModel.value(priority)), this::evaluate));
        return terms[0];
    }

    private String latestTable() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DeadlineTableModel.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private DeadlineTerms evaluate(Question question) {
        DmnDecisionRuleResult rule = decisions
                .evaluateDecisionTableById(
                        question.table(),
                        Variables.putValue(DeadlineTableModel.STEP, question.step())
                                .putValue(DeadlineTableModel.PRIORITY, question.priority()))
                .getSingleResult();
        if (rule == null) {
            throw new IllegalStateException(
                    "The table %s has no row for the step %s with priority %s. Give it one that fits all others, as its last row."
                            .formatted(DeadlineTableModel.KEY, question.step(), question.priority()));
        }
        return new DeadlineTerms(
                days(rule, DeadlineTableModel.DUE_AFTER),
                days(rule, DeadlineTableModel.REMIND_EVERY),
                days(rule, DeadlineTableModel.ESCALATE_AFTER),
                days(rule, DeadlineTableModel.EXPIRE_AFTER));
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
