package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;
import static org.serviceexchange.onboarding.security.SignedInClient.json;
import static org.serviceexchange.onboarding.security.SignedInClient.variables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.TwoCustomers.Stage;

/** Who may set the provider up, register, decide, extend a deadline, withdraw and complete tasks. */
class OnboardingAuthorizationTest extends AuthorizationMatrix {

    private static final String REST = "/engine-rest";
    private static final String WITHDRAWAL = "{\"reason\":\"Not this year\"}";

    static Stream<Cell> table() {
        List<Right> rights = new ArrayList<>();
        //                                                                  admin  agent  customer ops designer
        rights.add(right(
                "register a customer, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(
                                WEB_APPS + "/process-definition/key/customer-onboarding/submit-form",
                                scene.registration())),
                row(YES, NO, NOTHING, NO, NO)));

        rights.add(right(
                "register a customer, over /engine-rest",
                scene -> scene.verdict(scene.program()
                        .post(REST + "/process-definition/key/customer-onboarding/submit-form", scene.registration())),
                row(YES, NOTHING, NOTHING, NO, NO)));

        rights.add(right(
                        "approve, in Tasklist",
                        scene -> scene.verdict(scene.browser()
                                .post(WEB_APPS + "/task/%s/submit-form".formatted(scene.task()), scene.approve())),
                        row(YES, NO, NOTHING, NO, NO))
                .at(Stage.APPROVAL_REQUESTED));

        rights.add(right(
                        "approve, over /engine-rest",
                        scene -> scene.verdict(scene.program()
                                .post(REST + "/task/%s/submit-form".formatted(scene.task()), scene.approve())),
                        row(YES, NOTHING, NOTHING, NO, NO))
                .at(Stage.APPROVAL_REQUESTED));

        rights.add(right(
                        "deny, over /engine-rest",
                        scene -> scene.verdict(scene.program()
                                .post(
                                        REST + "/task/%s/complete".formatted(scene.task()),
                                        variables(Map.of("decision", "deny", "denialReason", "Wrong instance")))),
                        row(YES, NOTHING, NOTHING, NO, NO))
                .at(Stage.APPROVAL_REQUESTED));

        rights.add(right(
                "set the provider up, in Tasklist",
                scene -> scene.begun(scene.browser()
                        .post(WEB_APPS + "/process-definition/key/provider-setup/submit-form", scene.setup())),
                row(YES, NO, NOTHING, NO, NO)));

        rights.add(right(
                "set the provider up, over /engine-rest",
                scene -> scene.begun(scene.program()
                        .post(REST + "/process-definition/key/provider-setup/submit-form", scene.setup())),
                row(YES, NOTHING, NOTHING, NO, NO)));

        rights.add(right(
                "set the provider up, over /api",
                scene -> scene.begun(scene.program().post("/api/setup", scene.setupRecord())),
                row(YES, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "describe the provider's replication set, in Tasklist",
                scene -> {
                    String task = scene.setupTask();
                    return scene.begun(scene.browser()
                            .post(
                                    WEB_APPS + "/task/%s/submit-form".formatted(task),
                                    variables(scene.replicationSet())));
                },
                row(YES, NO, NOTHING, NO, NO)));

        rights.add(seeing(
                "see the request of a customer to be connected, in Tasklist",
                scene -> scene.shows(
                        scene.browser()
                                .get(WEB_APPS + "/task/%s/form-variables".formatted(scene.connectionRequestTask())),
                        "Carla"),
                row(YES, YES, NOTHING, YES, NO)));

        rights.add(right(
                "decline the request of a customer to be connected, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(
                                WEB_APPS + "/task/%s/submit-form".formatted(scene.connectionRequestTask()),
                                variables(Map.of("decision", "decline", "declineReason", "No contract")))),
                row(YES, NO, NOTHING, NO, NO)));

        rights.add(right(
                "complete the customer's tasks, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(WEB_APPS + "/task/%s/submit-form".formatted(scene.task()), scene.record())),
                row(NO, NO, YES, NO, NO)));

        rights.add(right(
                "claim the customer's tasks, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(
                                WEB_APPS + "/task/%s/claim".formatted(scene.task()),
                                json(Map.of("userId", scene.userId())))),
                row(NO, NO, YES, NO, NO)));

        rights.add(right(
                "complete the customer's tasks, over /engine-rest",
                scene -> scene.verdict(
                        scene.program().post(REST + "/task/%s/submit-form".formatted(scene.task()), scene.record())),
                row(NO, NOTHING, NOTHING, NO, NO)));

        rights.add(right(
                "extend a deadline, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/deadline".formatted(scene.number()), scene.later())),
                row(YES, NO, NO, NO, NOTHING)));

        rights.add(right("extend a deadline, on the page", scene -> scene.extended(), row(YES, NO, NO, NO, NOTHING)));

        rights.add(right(
                "extend another customer's deadline, over /api",
                scene -> scene.verdict(scene.program()
                        .post("/api/onboardings/%s/deadline".formatted(scene.foreignNumber()), scene.later())),
                row(YES, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "withdraw an onboarding, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/withdrawal".formatted(scene.number()), WITHDRAWAL)),
                row(YES, NO, YES, NO, NOTHING)));

        rights.add(right(
                "withdraw an onboarding, on the page",
                scene -> {
                    Answer answer = scene.browser()
                            .pageForm(
                                    "/onboardings",
                                    "/onboardings/%s/withdrawal".formatted(scene.number()),
                                    Map.of("reason", "Not this year"));
                    return answer.status() == 302 ? YES : scene.verdict(answer);
                },
                row(YES, NO, YES, NO, NOTHING)));

        rights.add(right(
                "withdraw another customer's onboarding, over /api",
                scene -> scene.verdict(scene.program()
                        .post("/api/onboardings/%s/withdrawal".formatted(scene.foreignNumber()), WITHDRAWAL)),
                row(YES, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "enter the new address of an instance, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/instance".formatted(scene.number()), renamed())),
                row(YES, NO, NO, NO, NOTHING)));

        rights.add(right(
                "enter the new address of an instance, on the page",
                scene -> {
                    Answer answer = scene.browser()
                            .pageForm(
                                    "/onboardings",
                                    "/onboardings/%s/instance".formatted(scene.number()),
                                    Map.of("instanceHost", newName(), "reason", "Renamed"));
                    return answer.status() == 302 ? YES : scene.verdict(answer);
                },
                row(YES, NO, NO, NO, NOTHING)));

        rights.add(right(
                "enter the new address of another customer's instance, over /api",
                scene -> scene.verdict(scene.program()
                        .post("/api/onboardings/%s/instance".formatted(scene.foreignNumber()), renamed())),
                row(YES, NO, NOTHING, NO, NOTHING)));

        rights.add(right(
                "revoke the status links, over /api",
                scene -> scene.verdict(scene.program()
                        .post("/api/onboardings/%s/status-links/revocation".formatted(scene.number()), null)),
                row(YES, NO, NO, NO, NOTHING)));

        rights.add(right(
                "revoke the status links, on the page",
                scene -> {
                    Answer answer = scene.browser()
                            .pageForm(
                                    "/onboardings",
                                    "/onboardings/%s/status-links/revocation".formatted(scene.number()),
                                    Map.of());
                    return answer.status() == 302 ? YES : scene.verdict(answer);
                },
                row(YES, NO, NO, NO, NOTHING)));

        rights.add(right(
                "revoke the status links of another customer, over /api",
                scene -> scene.verdict(scene.program()
                        .post("/api/onboardings/%s/status-links/revocation".formatted(scene.foreignNumber()), null)),
                row(YES, NO, NOTHING, NO, NOTHING)));
        return cells(rights);
    }

    private static String renamed() {
        return json(Map.of("instanceHost", newName(), "reason", "Renamed"));
    }

    private static String newName() {
        return "renamed-" + UUID.randomUUID();
    }

    @Test
    void undeclared_field_is_refused_and_nothing_is_stored() {
        AuthorizationAttempt scene = unshared(Role.CUSTOMER);
        Map<String, Object> form = new HashMap<>(story.providerRecord());
        form.put("subscriptionDecision", "APPROVED");
        Answer answer =
                scene.browser().post(WEB_APPS + "/task/%s/submit-form".formatted(scene.task()), variables(form));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(scene.instanceId())
                        .variableName("subscriptionDecision")
                        .count())
                .isZero();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .variableName("appInstalled")
                        .count())
                .isZero();
    }

    @Test
    void task_can_be_claimed_for_oneself_only_and_unclaimed() {
        AuthorizationAttempt scene = unshared(Role.CUSTOMER);
        String task = WEB_APPS + "/task/" + scene.task();
        assertThat(scene.browser()
                        .post(
                                task + "/claim",
                                json(Map.of("userId", scene.foreign().id())))
                        .status())
                .isEqualTo(403);
        assertThat(scene.browser()
                        .post(task + "/claim", json(Map.of("userId", scene.userId())))
                        .status())
                .isEqualTo(204);
        assertThat(scene.browser().get(task).json().path("assignee").asText()).isEqualTo(scene.userId());
        assertThat(scene.browser().post(task + "/unclaim", null).status()).isEqualTo(204);
        assertThat(scene.browser().get(task).json().path("assignee").isNull()).isTrue();
    }
}
