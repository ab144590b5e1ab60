package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.Models;

/** Runs after all other tests, and fails if they left out a flow node or a conditional flow. */
class BpmnCoverageIT {

    @Test
    void every_flow_node_and_every_conditional_flow_was_visited_by_a_test() throws IOException {
        assumeTrue(
                System.getProperty("test") == null && System.getProperty("test.run") != null,
                "all tests of a build of Maven must have run before");
        Set<String> all = Models.processes().stream()
                .flatMap(model -> Stream.concat(
                                model.getModelElementsByType(FlowNode.class).stream()
                                        .filter(node -> !isCompensation(node))
                                        .map(FlowNode::getId),
                                model.getModelElementsByType(SequenceFlow.class).stream()
                                        .filter(flow -> flow.getConditionExpression() != null)
                                        .map(SequenceFlow::getId))
                        .map(id -> key(model) + "/" + id))
                .collect(Collectors.toSet());
        assertThat(BpmnCoverage.visited()).containsAll(all);
    }

    private static String key(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    /** Nothing ever comes by such an event: it says which task undoes another, and that task is visited. */
    private static boolean isCompensation(FlowNode node) {
        return node instanceof BoundaryEvent
                && !node.getChildElementsByType(CompensateEventDefinition.class).isEmpty();
    }
}
