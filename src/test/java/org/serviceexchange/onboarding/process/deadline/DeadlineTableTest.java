package org.serviceexchange.onboarding.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision table {@code onboarding-deadlines}, row by row, as the engine reads it. */
@OnboardingTest
class DeadlineTableTest {

    private static final Path FILE = Path.of("processes", DeadlineTableModel.KEY + ".dmn");

    private static final Set<String> SEEN = new HashSet<>();

    @Autowired
    DeadlineTable table;

    @Autowired
    ProcessEngine engine;

    /** The numbers stand in the table alone: a process designer who changes one changes no Java. */
    @Test
    void terms_are_the_numbers_of_the_row_that_was_hit() {
        everyStep().forEach(step -> Stream.of(Priority.values()).forEach(priority -> {
            DeadlineTerms terms = table.terms(step, priority);
            assertThat(terms).as("%s, %s", step, priority).isEqualTo(termsOf(rule(rulesHit(step, priority))));
        }));
    }

    @Test
    void a_high_priority_gives_no_step_more_time() {
        everyStep().forEach(step -> {
            DeadlineTerms normal = table.terms(step, Priority.NORMAL);
            DeadlineTerms high = table.terms(step, Priority.HIGH);
            assertThat(high.dueAfter()).as(step).isLessThanOrEqualTo(normal.dueAfter());
            assertThat(high.remindEvery()).as(step).isLessThanOrEqualTo(normal.remindEvery());
            assertThat(high.escalateAfter()).as(step).isLessThanOrEqualTo(normal.escalateAfter());
            assertThat(high.expireAfter()).as(step).isLessThanOrEqualTo(normal.expireAfter());
        });
    }

    /** Every user task of every model, but for those that keep a due date of their own, with each priority. */
    @Test
    void every_watched_step_has_a_rule_for_each_priority() {
        watchedSteps().forEach(step -> Stream.of(Priority.values()).forEach(priority -> {
            assertThat(table.terms(step, priority)).isNotNull();
            assertThat(rulesHit(step, priority))
                    .containsExactly(
                            "rule_%s_%s".formatted(step, priority.name().toLowerCase(Locale.ROOT)));
        }));
    }

    @Test
    void every_rule_belongs_to_a_step_of_a_model() {
        assertThat(model().getModelElementsByType(Rule.class))
                .extracting(Rule::getId)
                .containsExactlyInAnyOrderElementsOf(everyStep()
                        .flatMap(step ->
                                Stream.of(Priority.values()).flatMap(priority -> rulesHit(step, priority).stream()))
                        .collect(Collectors.toSet()));
    }

    /** The table is about onboardings; the set-up and a request of a customer are none yet. */
    @Test
    void only_tasks_outside_onboardings_have_a_due_date_of_their_own() {
        assertThat(Models.processes().stream()
                        .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                        .filter(task -> task.getCamundaDueDate() != null)
                        .map(UserTask::getId))
                .containsExactlyInAnyOrder(
                        CustomerRequestModel.REVIEW_CONNECTION_REQUEST,
                        ProviderSetupModel.DESCRIBE_REPLICATION_SET,
                        ProviderSetupModel.REVIEW_SETUP,
                        ProviderSetupModel.CHANGE_PROVIDER_RECORD);
    }

    /** Those of the models, and one that a process designer may add. */
    private static Stream<String> everyStep() {
        return Stream.concat(watchedSteps(), Stream.of("somethingNew"));
    }

    private static Rule rule(Set<String> hit) {
        assertThat(hit).hasSize(1);
        return model().getModelElementById(hit.iterator().next());
    }

    /** As the row of the file says: due, remind, escalate, expire. */
    private static DeadlineTerms termsOf(Rule rule) {
        List<Integer> days = rule.getOutputEntries().stream()
                .map(cell -> Integer.valueOf(cell.getText().getTextContent().strip()))
                .toList();
        return new DeadlineTerms(days.get(0), days.get(1), days.get(2), days.get(3));
    }

    private static Stream<String> watchedSteps() {
        return Models.processes().stream()
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .filter(task -> task.getCamundaDueDate() == null)
                .map(task -> task.getId().replaceFirst("userTask_", ""));
    }

    @Test
    void table_has_id_history_time_diagram_and_reason_for_each_rule() {
        DmnModelInstance model = model();
        assertThat(model.getModelElementsByType(Decision.class)).singleElement().satisfies(decision -> {
            assertThat(decision.getId()).isEqualTo(DeadlineTableModel.KEY);
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
        });
        assertThat(model.getModelElementsByType(Rule.class))
                .allSatisfy(rule -> assertThat(rule.getDescription().getTextContent())
                        .as(rule.getId())
                        .isNotBlank());
        assertThat(Dmn.convertToString(model))
                .contains("dmnElementRef=\"onboarding-deadlines\"", "dmnElementRef=\"inputData_priority\"");
    }

    private Set<String> rulesHit(String step, Priority priority) {
        engine.getDecisionService()
                .evaluateDecisionTableByKey(
                        DeadlineTableModel.KEY,
                        Variables.putValue(DeadlineTableModel.STEP, step)
                                .putValue(DeadlineTableModel.PRIORITY, DeadlineTableModel.value(priority)));
        return engine
                .getHistoryService()
                .createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey(DeadlineTableModel.KEY)
                .includeOutputs()
                .list()
                .stream()
                .filter(one -> SEEN.add(one.getId()))
                .flatMap(one -> one.getOutputs().stream())
                .map(HistoricDecisionOutputInstance::getRuleId)
                .collect(Collectors.toSet());
    }

    private static DmnModelInstance model() {
        return Dmn.readModelFromFile(FILE.toFile());
    }
}
