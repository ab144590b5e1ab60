package org.serviceexchange.onboarding;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CategoryValue;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** The overview of {@code customer-onboarding} is drawn by hand. It shows the model, only with fewer steps of the system. */
class OverviewTest {

    private final BpmnModelInstance model = read("processes/customer-onboarding.bpmn");
    private final BpmnModelInstance overview = read("docs/models/customer-onboarding-overview.bpmn");

    @Test
    void overview_shows_every_user_task_decision_start_and_end() {
        assertThat(names(overview))
                .containsAllEntriesOf(
                        Stream.of(UserTask.class, ExclusiveGateway.class, StartEvent.class, EndEvent.class)
                                .flatMap(type -> model.getModelElementsByType(type).stream())
                                .collect(toMap(FlowElement::getId, FlowElement::getName)));
    }

    @Test
    void overview_uses_the_names_lanes_and_milestones_of_the_model() {
        assertThat(names(model)).containsAllEntriesOf(names(overview));
        assertThat(lanes(model)).containsAllEntriesOf(lanes(overview)).hasSameSizeAs(lanes(overview));
        assertThat(milestones(overview)).isEqualTo(milestones(model));
    }

    @Test
    void overview_has_the_same_flows_between_the_elements_that_it_shows() {
        Set<String> shown = names(overview).keySet();
        assertThat(flows(overview, shown)).isEqualTo(flows(model, shown));
    }

    private static Map<String, String> names(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getName() != null)
                .collect(toMap(FlowNode::getId, FlowNode::getName));
    }

    private static Map<String, String> lanes(BpmnModelInstance model) {
        return model.getModelElementsByType(Lane.class).stream().collect(toMap(Lane::getId, Lane::getName));
    }

    private static Set<String> milestones(BpmnModelInstance model) {
        return model.getModelElementsByType(CategoryValue.class).stream()
                .map(CategoryValue::getValue)
                .collect(toSet());
    }

    private record Flow(String from, String answer, String to) {}

    /** From each shown element to the next ones, over elements that aren't shown. */
    private static Set<Flow> flows(BpmnModelInstance model, Set<String> shown) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> shown.contains(node.getId()))
                .flatMap(node -> node.getOutgoing().stream())
                .flatMap(flow ->
                        ends(flow, shown).map(end -> new Flow(flow.getSource().getId(), flow.getName(), end.getId())))
                .collect(toSet());
    }

    private static Stream<FlowNode> ends(SequenceFlow flow, Set<String> shown) {
        return Stream.of(flow.getTarget())
                .flatMap(target -> shown.contains(target.getId())
                        ? Stream.of(target)
                        : target.getOutgoing().stream().flatMap(next -> ends(next, shown)));
    }

    private static BpmnModelInstance read(String file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(Path.of(file).toFile());
        Bpmn.validateModel(model);
        return model;
    }
}
