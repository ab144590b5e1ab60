package org.serviceexchange.onboarding.process.deployment;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;

/**
 * Finds what keeps decisions from being deployed: ids that the engine needs, and everything that would leave a step without
 * a deadline. Tables of other names may say what they like.
 */
final class DecisionProblems {

    private static final Sentence TABLE = Sentence.of("deployment.table");

    /** No model has it, so only the rows for all other steps answer for it. */
    private static final String OTHER_STEP = "anyOtherStep";

    private static final Set<HitPolicy> ONE_ROW = Set.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY);

    private static final Set<String> INPUTS = Set.of(DeadlineTableModel.STEP, DeadlineTableModel.PRIORITY);

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,3}");

    private final Problems problems;

    DecisionProblems(Problems problems) {
        this.problems = problems;
    }

    /** @param steps the steps that the table must answer for */
    void find(byte[] file, Collection<String> steps) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file));
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            Sentence label = Sentence.of(
                    "deployment.decision", decision.getName() == null ? decision.getId() : decision.getName());
            required(decision, label);
            if (DeadlineTableModel.KEY.equals(decision.getId())) {
                deadlines(model, decision, steps);
            }
        }
    }

    private void required(Decision decision, Sentence label) {
        hasId(decision, label);
        if (decision.getCamundaHistoryTimeToLiveString() == null) {
            problems.add(label, "deployment.timeToLive");
        }
        if (decision.getExpression() instanceof DecisionTable table) {
            int column = 1;
            for (DmnElement input : table.getInputs()) {
                hasId(input, Sentence.of("deployment.decision.input", label, column++));
            }
            for (Output output : table.getOutputs()) {
                hasId(output, Sentence.of("deployment.decision.column", label, column(output)));
            }
            int row = 1;
            for (Rule rule : table.getRules()) {
                hasId(rule, Sentence.of("deployment.decision.row", label, row++));
            }
        }
    }

    private void hasId(DmnElement element, Sentence where) {
        if (element.getId() == null || element.getId().isBlank()) {
            problems.add(where, "deployment.noId");
        }
    }

    private void deadlines(DmnModelInstance model, Decision decision, Collection<String> steps) {
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            problems.add(TABLE, "deployment.table.kind");
            return;
        }
        boolean readable = hitPolicy(table) & inputs(table) & rows(table);
        if (readable) {
            answers(model, steps);
        }
    }

    private boolean hitPolicy(DecisionTable table) {
        if (ONE_ROW.contains(table.getHitPolicy())) {
            return true;
        }
        problems.add(TABLE, "deployment.table.hitPolicy", table.getHitPolicy());
        return false;
    }

    /** An unknown name would be null, so each row of a step would be skipped. */
    private boolean inputs(DecisionTable table) {
        boolean right = true;
        for (Input input : table.getInputs()) {
            Text text = input.getInputExpression() == null
                    ? null
                    : input.getInputExpression().getText();
            String name = text == null ? "" : text.getTextContent().strip();
            if (!NAME.matcher(name).matches() || INPUTS.contains(name)) {
                continue;
            }
            right = false;
            problems.add(
                    Sentence.of("deployment.table.column", input.getLabel() == null ? name : input.getLabel()),
                    "deployment.table.input",
                    name);
        }
        return right;
    }

    private boolean rows(DecisionTable table) {
        List<Output> outputs = List.copyOf(table.getOutputs());
        List<String> names = outputs.stream().map(Output::getName).toList();
        List<String> missing = DeadlineTableModel.OUTPUTS.stream()
                .filter(name -> !names.contains(name))
                .toList();
        missing.forEach(name -> problems.add(TABLE, "deployment.table.output", name));
        if (!missing.isEmpty()) {
            return false;
        }
        boolean right = true;
        int row = 1;
        for (Rule rule : table.getRules()) {
            right &= row(row++, outputs, List.copyOf(rule.getOutputEntries()));
        }
        return right;
    }

    private boolean row(int row, List<Output> outputs, List<OutputEntry> cells) {
        Map<String, Integer> days = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            String text = i < cells.size() && cells.get(i).getText() != null
                    ? cells.get(i).getText().getTextContent().strip()
                    : "";
            if (!DeadlineTableModel.OUTPUTS.contains(outputs.get(i).getName())) {
                continue;
            }
            if (DAYS.matcher(text).matches()) {
                days.put(outputs.get(i).getName(), Integer.valueOf(text));
            } else {
                problems.add(
                        cell(row, outputs.get(i)),
                        text.isEmpty() ? "deployment.table.empty" : "deployment.table.days",
                        text);
            }
        }
        return days.size() == DeadlineTableModel.OUTPUTS.size() && inOrder(row, outputs, days);
    }

    private boolean inOrder(int row, List<Output> outputs, Map<String, Integer> days) {
        return later(row, outputs, days, DeadlineTableModel.DUE_AFTER, DeadlineTableModel.ESCALATE_AFTER)
                & later(row, outputs, days, DeadlineTableModel.ESCALATE_AFTER, DeadlineTableModel.EXPIRE_AFTER);
    }

    private boolean later(int row, List<Output> outputs, Map<String, Integer> days, String first, String second) {
        if (days.get(second) > days.get(first)) {
            return true;
        }
        Output before = output(outputs, first);
        Output after = output(outputs, second);
        problems.add(cell(row, after), "deployment.table.order", days.get(first), column(before));
        return false;
    }

    private static Output output(List<Output> outputs, String name) {
        return outputs.stream()
                .filter(each -> name.equals(each.getName()))
                .findFirst()
                .orElseThrow();
    }

    /** Asks the table, because only that tells what its rows match. */
    private void answers(DmnModelInstance model, Collection<String> steps) {
        DmnEngine engine = Context.getProcessEngineConfiguration().getDmnEngine();
        DmnDecision table;
        try {
            table = engine.parseDecision(DeadlineTableModel.KEY, model);
        } catch (DmnEngineException | ProcessEngineException e) {
            problems.add(TABLE, "deployment.table.unreadable");
            return;
        }
        List<String> all = new ArrayList<>(steps);
        all.add(OTHER_STEP);
        for (String step : all) {
            for (Priority priority : Priority.values()) {
                answer(engine, table, step, DeadlineTableModel.value(priority));
            }
        }
    }

    private void answer(DmnEngine engine, DmnDecision table, String step, String priority) {
        Sentence shown = step.equals(OTHER_STEP)
                ? Sentence.of("deployment.step.other")
                : Sentence.of("deployment.step.one", step);
        int rows;
        try {
            rows = engine.evaluateDecisionTable(
                            table,
                            Variables.putValue(DeadlineTableModel.STEP, step)
                                    .putValue(DeadlineTableModel.PRIORITY, priority))
                    .size();
        } catch (DmnEngineException | ProcessEngineException e) {
            problems.add(TABLE, "deployment.table.noAnswer", shown, priority);
            return;
        }
        if (rows != 1) {
            problems.add(TABLE, "deployment.table.noRow", shown, priority);
        }
    }

    private static Sentence cell(int row, Output output) {
        return Sentence.of("deployment.cell", row, column(output));
    }

    private static Sentence column(Output output) {
        return Sentence.of("deployment.column", output.getLabel() == null ? output.getName() : output.getLabel());
    }
}
