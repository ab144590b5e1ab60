package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.domain.account.Role.PROCESS_DESIGNER;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.TwoCustomers.Stage;
import org.serviceexchange.onboarding.security.seed.AuthorizationSeeder;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may look into the engine, read what the REST API has, try failed jobs again and deploy models. */
class OperationsAuthorizationTest extends AuthorizationMatrix {

    private static final String REST = "/engine-rest";
    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="from-outside" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begin" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final String WAITING_MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="waiting" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begin" />
                <bpmn:sequenceFlow id="then" sourceRef="begin" targetRef="wait" />
                <bpmn:receiveTask id="wait" messageRef="continued" />
              </bpmn:process>
              <bpmn:message id="continued" name="waiting.continued" />
            </bpmn:definitions>
            """;

    @Autowired
    AuthorizationSeeder grants;

    static Stream<Cell> table() {
        List<Right> rights = new ArrayList<>();
        //                                                                  admin  agent  customer ops designer
        rights.add(seeing(
                "open Cockpit",
                scene -> scene.verdict(scene.browser().page("/camunda/app/cockpit/default/")),
                row(YES, NO, NO, YES, YES)));

        rights.add(seeing(
                "see in Cockpit where onboardings stand",
                scene -> scene.shows(
                        scene.browser()
                                .post(
                                        "/camunda/api/cockpit/plugin/base/default/process-instance?maxResults=2000",
                                        "{}"),
                        scene.number()),
                row(YES, NOTHING, NOTHING, YES, YES)));

        rights.add(seeing(
                        "see what is stuck, over the web apps' API",
                        scene -> scene.shows(
                                scene.browser()
                                        .get(WEB_APPS + "/incident?processInstanceId="
                                                + scene.stuck().getProcessInstanceId()),
                                "failedJob"),
                        row(YES, NOTHING, NOTHING, YES, YES))
                .at(Stage.STUCK));

        rights.add(right(
                        "let a failed job try again, over the web apps' API",
                        scene -> scene.verdict(scene.browser()
                                .send(
                                        "PUT",
                                        WEB_APPS
                                                + "/job/%s/retries"
                                                        .formatted(scene.stuck().getId()),
                                        "{\"retries\":1}")),
                        row(NO, NO, NOTHING, YES, NO))
                .at(Stage.STUCK));

        rights.add(right(
                        "let a failed job try again, over /engine-rest",
                        scene -> scene.verdict(scene.program()
                                .send(
                                        "PUT",
                                        REST
                                                + "/job/%s/retries"
                                                        .formatted(scene.stuck().getId()),
                                        "{\"retries\":1}")),
                        row(NO, NOTHING, NOTHING, YES, NO))
                .at(Stage.STUCK));

        rights.add(seeing(
                "read an onboarding's variables, over the web apps' API",
                scene -> scene.shows(
                        scene.browser().get(WEB_APPS + "/variable-instance?processInstanceIdIn=" + scene.instanceId()),
                        "customerGroup"),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "read an onboarding's history, over the web apps' API",
                scene -> scene.shows(
                        scene.browser().get(WEB_APPS + "/history/task?processInstanceId=" + scene.instanceId()),
                        "createProviderRecord"),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        for (String what : List.of("pipeline", "weeks", "lead-times", "lead-times/onboardings", "attention")) {
            rights.add(seeing(
                    "read the %s of all onboardings, over /api/operations".formatted(what),
                    scene -> scene.verdict(scene.program().get("/api/operations/" + what)),
                    row(YES, NOTHING, NOTHING, YES, YES)));
            rights.add(seeing(
                    "read the %s of all onboardings, as a plug-in of Cockpit does".formatted(what),
                    scene -> scene.verdict(scene.browser().get("/api/operations/" + what)),
                    row(YES, NOTHING, NOTHING, YES, YES)));
        }

        for (String what : List.of(
                "instances/{instance}", "definitions/{definition}/instances", "definitions/{definition}/counts")) {
            rights.add(seeing(
                    "read %s, as a plug-in of Cockpit does".formatted(what),
                    scene -> scene.verdict(scene.browser()
                            .get("/api/operations/"
                                    + what.replace("{instance}", scene.instanceId())
                                            .replace("{definition}", scene.definitionId()))),
                    row(YES, NOTHING, NOTHING, YES, YES)));
        }

        rights.add(seeing(
                "read a customer's name in the way of an onboarding",
                scene -> scene.shows(
                        scene.browser().get("/api/operations/instances/" + scene.instanceId()),
                        scene.own().company(),
                        scene.own().id()),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                        "read a customer's name in what needs attention",
                        scene -> scene.shows(
                                scene.browser().get("/api/operations/attention?size=100"),
                                scene.own().company()),
                        row(YES, NOTHING, NOTHING, YES, NOTHING))
                .at(Stage.STUCK));

        rights.add(seeing(
                "read the document of the REST API, over /api",
                scene -> scene.verdict(scene.program().get("/api/docs")),
                row(YES, YES, YES, YES, YES)));

        rights.add(seeing(
                "import a list of customers, on its page",
                scene -> scene.verdict(scene.browser().page("/onboardings/import")),
                row(YES, NOTHING, NOTHING, NOTHING, NOTHING)));

        rights.add(seeing(
                "see the log of webhooks",
                scene -> scene.verdict(scene.program().get("/api/webhook-deliveries")),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "see the log of webhooks on its page",
                scene -> scene.verdict(scene.browser().page("/operations/webhooks")),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(seeing(
                "read metrics and the version",
                scene -> scene.verdict(scene.program().get("/actuator/info")),
                row(NO, NO, NO, YES, NO)));

        rights.add(right(
                "deploy models, over /engine-rest",
                scene -> scene.verdict(scene.program().deploy(REST + "/deployment/create", "from-outside.bpmn", MODEL)),
                row(NO, NOTHING, NOTHING, NO, YES)));

        rights.add(right(
                "deploy models, over the web apps' API",
                scene -> scene.verdict(
                        scene.browser().deploy(WEB_APPS + "/deployment/create", "from-outside.bpmn", MODEL)),
                row(NO, NO, NOTHING, NO, YES)));
        return cells(rights);
    }

    @Test
    void right_of_an_earlier_version_is_removed_at_next_start() {
        Authorization designers = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(PROCESS_DESIGNER.group())
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(Authorization.ANY)
                .singleResult();
        designers.addPermission(ProcessDefinitionPermissions.READ_HISTORY);
        engine.getAuthorizationService().saveAuthorization(designers);
        AuthorizationAttempt scene = unshared(Role.PROCESS_DESIGNER);
        String history = WEB_APPS + "/history/task?processInstanceId=" + scene.instanceId();
        assertThat(scene.browser().get(history).body()).contains("createProviderRecord");

        grants.giveAll();

        assertThat(scene.browser().get(history).json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {WEB_APPS, REST})
    void a_refused_execution_of_a_job_leaves_its_retries_and_its_cause(String api) {
        AuthorizationAttempt scene =
                new AuthorizationAttempt(this, Role.OPERATIONS, new TwoCustomers(this, Stage.STUCK));
        String job = scene.stuck().getId();
        engine.getManagementService().setJobRetries(job, 1);

        assertThat(scene.at(api)
                        .post(api + "/job/%s/execute".formatted(job), "")
                        .status())
                .isEqualTo(403);

        assertThat(scene.stuck().getRetries()).isEqualTo(1);
        assertThat(scene.stuck().getExceptionMessage()).isNull();
        assertThat(scene.at(api)
                        .send("PUT", api + "/job/%s/retries".formatted(job), "{\"retries\":2}")
                        .status())
                .as("a retry as Cockpit requests it")
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {WEB_APPS, REST})
    void a_process_designer_cannot_delete_a_deployment_while_an_instance_of_it_runs(String api) {
        AuthorizationAttempt scene = unshared(Role.PROCESS_DESIGNER);
        String deployment = scene.at(api)
                .deploy(api + "/deployment/create", "waiting.bpmn", WAITING_MODEL)
                .json()
                .path("id")
                .asText();
        ProcessInstance running = engine.getRuntimeService().startProcessInstanceByKey("waiting");
        String address = api + "/deployment/%s?cascade=true".formatted(deployment);

        Answer refused = scene.at(api).send("DELETE", address, null);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("1 process instance still runs on it");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(running.getId())
                        .count())
                .isEqualTo(1);

        engine.getRuntimeService().deleteProcessInstance(running.getId(), "test");
        assertThat(scene.at(api).send("DELETE", address, null).status()).isEqualTo(204);
    }
}
