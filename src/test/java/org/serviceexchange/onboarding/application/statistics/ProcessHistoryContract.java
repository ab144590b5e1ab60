package org.serviceexchange.onboarding.application.statistics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Element;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.ElementCount;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory.Instance;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory.CountsView;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory.Criteria;
import org.serviceexchange.onboarding.application.statistics.ViewProcessHistory.InstanceView;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.beans.factory.annotation.Autowired;

/** The way of an onboarding that went twice through the approval, and of all that have finished. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ProcessHistoryContract {

    private static final CurrentUser OPERATIONS = new CurrentUser("operations", Set.of(Role.OPERATIONS.group()));
    private static final CurrentUser DESIGNER = new CurrentUser("designer", Set.of(Role.PROCESS_DESIGNER.group()));
    private static final Criteria ALL = new Criteria(null, null, null, null);

    private static final String RACE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="race" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begin" />
                <bpmn:sequenceFlow id="toGateway" sourceRef="begin" targetRef="either" />
                <bpmn:eventBasedGateway id="either" />
                <bpmn:sequenceFlow id="toAnswer" sourceRef="either" targetRef="answer" />
                <bpmn:sequenceFlow id="toTime" sourceRef="either" targetRef="time" />
                <bpmn:intermediateCatchEvent id="answer">
                  <bpmn:messageEventDefinition messageRef="answered" />
                </bpmn:intermediateCatchEvent>
                <bpmn:intermediateCatchEvent id="time">
                  <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="toEnd" sourceRef="answer" targetRef="end" />
                <bpmn:sequenceFlow id="timeToEnd" sourceRef="time" targetRef="end" />
                <bpmn:endEvent id="end" />
              </bpmn:process>
              <bpmn:message id="answered" name="race.answered" />
            </bpmn:definitions>
            """;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ViewProcessHistory history;

    @Autowired
    ProcessEngine engine;

    private Person customer;
    private ProcessInstance sentBack;

    @BeforeAll
    void anOnboardingIsSentBackOnceAndEstablished() {
        customer = story.newCustomerAdmin();
        sentBack = story.approvalRequested(customer);
        story.submit(
                "provider-admin",
                story.taskOf(sentBack),
                Map.of("decision", "send-back", "denialReason", "The set is another one"));
        story.runJobs();
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        story.submit("provider-admin", story.taskOf(sentBack), story.approval());
        story.runJobs();
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(story.seenByProvider(sentBack).state()).isEqualTo(OnboardingState.ESTABLISHED);
    }

    @Test
    void each_step_was_reached_as_often_as_its_flows_were_taken() {
        List<Element> way =
                history.instance(sentBack.getId(), OPERATIONS).orElseThrow().elements();
        Map<String, Long> counts = way.stream().collect(groupingBy(Element::id, counting()));

        assertThat(counts).containsEntry(CustomerOnboardingModel.APPROVE_SUBSCRIPTION, 2L);
        for (FlowNode node : engine.getRepositoryService()
                .getBpmnModelInstance(sentBack.getProcessDefinitionId())
                .getModelElementsByType(FlowNode.class)) {
            long reached = counts.getOrDefault(node.getId(), 0L);
            if (!node.getIncoming().isEmpty()) {
                assertThat(taken(node.getIncoming(), counts))
                        .as("flows to " + node.getId())
                        .isEqualTo(reached);
            }
            // a gateway for parallel branches is left by all of them, and reached by each
            if (!node.getOutgoing().isEmpty() && !(node instanceof ParallelGateway)) {
                assertThat(taken(node.getOutgoing(), counts))
                        .as("flows from " + node.getId())
                        .isEqualTo(reached);
            }
        }
        assertThat(way).allSatisfy(element -> assertThat(element.ended()).isNotNull());
    }

    @Test
    void the_way_behind_an_event_based_gateway_is_that_of_the_event_that_happened() {
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("race.bpmn", RACE)
                .deploy()
                .getId();
        try {
            ProcessInstance race = engine.getRuntimeService().startProcessInstanceByKey("race");
            engine.getRuntimeService()
                    .createMessageCorrelation("race.answered")
                    .processInstanceId(race.getId())
                    .correlate();

            assertThat(history.instance(race.getId(), OPERATIONS).orElseThrow().elements())
                    .filteredOn(element -> element.type().equals(ProcessHistory.SEQUENCE_FLOW))
                    .extracting(Element::id)
                    .containsExactlyInAnyOrder("toGateway", "toAnswer", "toEnd");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @Test
    void who_may_see_onboardings_reads_what_happened_and_others_the_way_alone() {
        InstanceView seen = history.instance(sentBack.getId(), OPERATIONS).orElseThrow();

        assertThat(seen.instance().customer()).isEqualTo(customer.company());
        assertThat(seen.onboarding().rounds()).hasSize(2);
        assertThat(seen.operations()).extracting(one -> one.by()).contains("provider-admin", customer.id());

        InstanceView model = history.instance(sentBack.getId(), DESIGNER).orElseThrow();
        assertThat(model.elements()).isEqualTo(seen.elements());
        assertThat(model.toString()).doesNotContain(customer.company(), customer.id(), "provider-admin");
    }

    @Test
    void finished_instances_are_found_by_number_customer_state_and_day() {
        String number = story.numberOf(sentBack);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(numbers(new Criteria(number.toLowerCase(), null, null, null), OPERATIONS))
                .containsExactly(number);
        assertThat(numbers(
                        new Criteria(customer.company(), OnboardingState.ESTABLISHED, today.minusDays(1), today),
                        OPERATIONS))
                .contains(number);
        assertThat(numbers(new Criteria(number, OnboardingState.DENIED, null, null), OPERATIONS))
                .isEmpty();
        assertThat(numbers(new Criteria(number, null, today.plusDays(1), null), OPERATIONS))
                .isEmpty();
        assertThat(numbers(new Criteria("%", null, null, null), OPERATIONS)).isEmpty();
        // a name that finds something is a name that is told
        assertThat(numbers(new Criteria(customer.company(), null, null, null), DESIGNER))
                .isEmpty();
        assertThat(history.finished(sentBack.getProcessDefinitionId(), ALL, DESIGNER, 0, 5))
                .isNotEmpty()
                .extracting(Instance::customer)
                .containsOnlyNulls();
    }

    @Test
    void counts_are_those_of_the_last_finished_instances() {
        CountsView counted = history.counts(sentBack.getProcessDefinitionId(), 3);

        Map<String, Long> each = new HashMap<>();
        history.finished(sentBack.getProcessDefinitionId(), ALL, OPERATIONS, 0, 3).stream()
                .flatMap(instance -> history.instance(instance.id(), OPERATIONS).orElseThrow().elements().stream())
                .forEach(element -> each.merge(element.id(), 1L, Long::sum));
        assertThat(counted.instances()).isBetween(1L, 3L);
        assertThat(counted.counts().stream().collect(Collectors.toMap(ElementCount::id, ElementCount::count)))
                .isEqualTo(each);
    }

    private List<String> numbers(Criteria criteria, CurrentUser currentUser) {
        return history.finished(sentBack.getProcessDefinitionId(), criteria, currentUser, 0, 50).stream()
                .map(Instance::businessKey)
                .toList();
    }

    private static long taken(Collection<SequenceFlow> flows, Map<String, Long> counts) {
        return flows.stream()
                .mapToLong(flow -> counts.getOrDefault(flow.getId(), 0L))
                .sum();
    }
}
