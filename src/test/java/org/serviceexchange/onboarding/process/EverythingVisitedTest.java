package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.WatchedModels;

/** The gate: runs last, and fails when the tests before it went past a flow node or a conditional flow. */
@Order(Integer.MAX_VALUE)
class EverythingVisitedTest {

    @Test
    void everyFlowNodeAndEveryConditionalFlowWasVisitedByATest() {
        assumeFalse(WatchedModels.visited().isEmpty(), "no test of a process ran in this run");
        Set<String> all = Models.processes().stream()
                .flatMap(model -> Stream.concat(
                        model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId),
                        model.getModelElementsByType(SequenceFlow.class).stream()
                                .filter(flow -> flow.getConditionExpression() != null)
                                .map(SequenceFlow::getId)))
                .collect(Collectors.toSet());
        assertThat(WatchedModels.visited()).containsAll(all);
    }
}
