package org.serviceexchange.onboarding.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineTable;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision table {@code onboarding-deadlines}, row by row, as the engine reads it. */
@OnboardingTest
class DeadlineTableTest {

    private static final Path FILE = Path.of("processes", EngineDeadlineTable.KEY + ".dmn");

    private static final Set<String> SEEN = new HashSet<>();

    @Autowired
    DeadlineTable table;

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @CsvSource({
        "createProviderRecord,   NORMAL, 5, 2, 8, 20, rule_createProviderRecord_normal",
        "createProviderRecord,   HIGH,   2, 1, 3, 10, rule_createProviderRecord_high",
        "approveSubscription,    NORMAL, 2, 1, 3, 20, rule_approveSubscription_normal",
        "approveSubscription,    HIGH,   1, 1, 2, 10, rule_approveSubscription_high",
        "activateReplicationSet, NORMAL, 5, 2, 8, 20, rule_activateReplicationSet_normal",
        "activateReplicationSet, HIGH,   2, 1, 3, 10, rule_activateReplicationSet_high",
        "correctRegistration,    NORMAL, 3, 1, 5, 20, rule_correctRegistration_normal",
        "correctRegistration,    HIGH,   1, 1, 2, 10, rule_correctRegistration_high",
        "resolveMismatch,        NORMAL, 3, 1, 5, 20, rule_resolveMismatch_normal",
        "resolveMismatch,        HIGH,   1, 1, 2, 10, rule_resolveMismatch_high",
        "agreeToResume,          NORMAL, 2, 1, 3, 10, rule_agreeToResume_normal",
        "agreeToResume,          HIGH,   1, 1, 2, 5,  rule_agreeToResume_high",
        "agreeToEnd,             NORMAL, 5, 2, 8, 20, rule_agreeToEnd_normal",
        "agreeToEnd,             HIGH,   2, 1, 3, 10, rule_agreeToEnd_high",
        "somethingNew,           HIGH,   2, 1, 3, 10, rule_anyOther_high",
        "somethingNew,           NORMAL, 5, 2, 8, 20, rule_anyOther_any",
    })
    void everyRow(String step, Priority priority, int due, int remind, int escalate, int expire, String rule) {
        rulesHit();
        assertThat(table.terms(step, priority)).isEqualTo(new DeadlineTerms(due, remind, escalate, expire));
        assertThat(rulesHit()).containsExactly(rule);
    }

    /** Every user task of every model, but for those that keep a due date of their own, with each priority. */
    @Test
    void everyStepThatIsWatchedHasRowsOfItsOwn() {
        rulesHit();
        watchedSteps().forEach(step -> Stream.of(Priority.values()).forEach(priority -> {
            assertThat(table.terms(step, priority)).isNotNull();
            assertThat(rulesHit())
                    .containsExactly(
                            "rule_%s_%s".formatted(step, priority.name().toLowerCase(Locale.ROOT)));
        }));
    }

    @Test
    void thereIsNoRowForAStepThatIsInNoModel() {
        rulesHit();
        Stream.concat(watchedSteps(), Stream.of("somethingNew"))
                .forEach(step -> Stream.of(Priority.values()).forEach(priority -> table.terms(step, priority)));
        assertThat(model().getModelElementsByType(Rule.class))
                .extracting(Rule::getId)
                .containsExactlyInAnyOrderElementsOf(rulesHit());
    }

    /** Nobody else waits for the provider's own set-up, so nobody is reminded of it and nothing expires. */
    @Test
    void onlyTheTasksOfTheSetUpKeepADueDateOfTheirOwn() {
        assertThat(Models.processes().stream()
                        .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                        .filter(task -> task.getCamundaDueDate() != null)
                        .map(UserTask::getId))
                .containsExactlyInAnyOrder(
                        ProviderSetupModel.DESCRIBE_REPLICATION_SET,
                        ProviderSetupModel.REVIEW_SETUP,
                        ProviderSetupModel.CHANGE_PROVIDER_RECORD);
    }

    private static Stream<String> watchedSteps() {
        return Models.processes().stream()
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .filter(task -> task.getCamundaDueDate() == null)
                .map(task -> task.getId().replaceFirst("userTask_", ""));
    }

    @Test
    void itIsNamedAsItsFileIsKeptForAYearAndIsDrawnAndEachRowSaysWhy() {
        DmnModelInstance model = model();
        assertThat(model.getModelElementsByType(Decision.class)).singleElement().satisfies(decision -> {
            assertThat(decision.getId()).isEqualTo(EngineDeadlineTable.KEY);
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
        });
        assertThat(model.getModelElementsByType(Rule.class))
                .allSatisfy(rule -> assertThat(rule.getDescription().getTextContent())
                        .as(rule.getId())
                        .isNotBlank());
        assertThat(Dmn.convertToString(model))
                .contains("dmnElementRef=\"onboarding-deadlines\"", "dmnElementRef=\"inputData_priority\"");
    }

    /** The rows that were hit since this was asked before. */
    private Set<String> rulesHit() {
        return engine
                .getHistoryService()
                .createHistoricDecisionInstanceQuery()
                .decisionDefinitionKey(EngineDeadlineTable.KEY)
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
