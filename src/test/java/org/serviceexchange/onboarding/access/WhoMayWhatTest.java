package org.serviceexchange.onboarding.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.access.SignedIn.WEB_APPS;
import static org.serviceexchange.onboarding.access.SignedIn.json;
import static org.serviceexchange.onboarding.access.SignedIn.variables;
import static org.serviceexchange.onboarding.access.WhoMayWhatTest.Verdict.NO;
import static org.serviceexchange.onboarding.access.WhoMayWhatTest.Verdict.NOTHING;
import static org.serviceexchange.onboarding.access.WhoMayWhatTest.Verdict.YES;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.Story;
import org.serviceexchange.onboarding.Story.Person;
import org.serviceexchange.onboarding.access.SignedIn.Answer;
import org.serviceexchange.onboarding.domain.Groups;
import org.serviceexchange.onboarding.process.CustomerOnboarding;
import org.serviceexchange.onboarding.process.WatchDeadline;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The README's table "Who may what", tried out cell by cell at every door, by people who really signed in there. */
@OnboardingTest
class WhoMayWhatTest {

    private static final String REST = "/engine-rest";
    private static final String COMMENT = "{\"text\":\"A word about it\"}";
    private static final String WITHDRAWAL = "{\"reason\":\"Not this year\"}";
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

    /** What the one who tries gets to see of it. */
    enum Verdict {
        YES,
        /** It is there, and not for you. */
        NO,
        /** As if there were nothing. */
        NOTHING
    }

    enum Role {
        PROVIDER_ADMIN("provider-admin"),
        PROVIDER_AGENT("provider-agent"),
        CUSTOMER(null),
        OPERATIONS("operations"),
        PROCESS_DESIGNER("process-designer");

        private final String userId;

        Role(String userId) {
            this.userId = userId;
        }
    }

    /** One line of the table at one door; the verdicts stand in the order of the roles. */
    record Right(String what, Function<Scene, Verdict> attempt, List<Verdict> verdicts) {}

    record Cell(Right right, Role role) {

        @Override
        public String toString() {
            return "%s: %s - %s".formatted(right.what(), role, right.verdicts().get(role.ordinal()));
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Grants grants;

    // signing in is dear on purpose, so everybody does it once
    private static final Map<String, SignedIn> SIGNED_IN = new HashMap<>();

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
                        .post(WEB_APPS + "/task/%s/submit-form".formatted(scene.approval()), scene.approve())),
                row(YES, NO, NOTHING, NO, NO)));
        rights.add(right(
                "approve, over /engine-rest",
                scene -> scene.verdict(scene.program()
                        .post(REST + "/task/%s/submit-form".formatted(scene.approval()), scene.approve())),
                row(YES, NOTHING, NOTHING, NO, NO)));
        rights.add(right(
                "deny, over /engine-rest",
                scene -> scene.verdict(scene.program()
                        .post(
                                REST + "/task/%s/complete".formatted(scene.approval()),
                                variables(Map.of("decision", "deny", "denialReason", "Wrong instance")))),
                row(YES, NOTHING, NOTHING, NO, NO)));

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
                "describe the provider's replication set, in Tasklist",
                scene -> {
                    String task = scene.setupTask();
                    return scene.begun(scene.browser()
                            .post(
                                    WEB_APPS + "/task/%s/submit-form".formatted(task),
                                    variables(scene.replicationSet())));
                },
                row(YES, NO, NOTHING, NO, NO)));
        rights.add(right(
                "see what the provider has set up, on the page",
                scene -> scene.verdict(scene.browser().page("/setup")),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(right(
                "see an onboarding, over /api",
                scene -> scene.verdict(scene.program().get("/api/onboardings/" + scene.number())),
                row(YES, YES, YES, YES, NOTHING)));
        rights.add(right(
                "see an onboarding in the list, over /api",
                scene -> scene.shows(scene.program().get("/api/onboardings"), scene.number()),
                row(YES, YES, YES, YES, NOTHING)));
        rights.add(right(
                "see an onboarding, on its page",
                scene -> scene.verdict(scene.browser().page("/onboardings/" + scene.number())),
                row(YES, YES, YES, YES, NOTHING)));
        rights.add(right(
                "see an onboarding in the list, on the page",
                scene -> scene.shows(scene.browser().page("/onboardings"), scene.number()),
                row(YES, YES, YES, YES, NOTHING)));
        rights.add(right(
                "see another customer's onboarding, over /api",
                scene -> scene.verdict(scene.program().get("/api/onboardings/" + scene.foreignNumber())),
                row(YES, YES, NOTHING, YES, NOTHING)));
        rights.add(right(
                "see another customer's onboarding, on its page",
                scene -> scene.verdict(scene.browser().page("/onboardings/" + scene.foreignNumber())),
                row(YES, YES, NOTHING, YES, NOTHING)));
        rights.add(right(
                "read the mails that were sent, on the page",
                scene -> scene.verdict(scene.browser().page("/mailbox")),
                row(YES, YES, NOTHING, YES, NOTHING)));

        rights.add(right(
                "read work notes, over /api",
                scene -> scene.shows(
                        scene.program().get("/api/onboardings/" + scene.number()), "WHAT WAS REGISTERED", "workNotes"),
                row(YES, YES, NOTHING, YES, NOTHING)));
        rights.add(right(
                "read work notes, on the page",
                scene -> scene.shows(
                        scene.browser().page("/onboardings/" + scene.number()), "WHAT WAS REGISTERED", "Work notes"),
                row(YES, YES, NOTHING, YES, NOTHING)));
        rights.add(right(
                "write work notes, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/work-notes".formatted(scene.number()), COMMENT)),
                row(YES, YES, NOTHING, NO, NOTHING)));
        rights.add(right(
                "write work notes, on the page",
                scene -> scene.written("work-notes"),
                row(YES, YES, NOTHING, NO, NOTHING)));

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
                "read comments, over /api",
                scene -> scene.shows(
                        scene.commented().program().get("/api/onboardings/" + scene.number()), "Seen by both"),
                row(YES, YES, YES, YES, NOTHING)));
        rights.add(right(
                "read comments, on the page",
                scene ->
                        scene.shows(scene.commented().browser().page("/onboardings/" + scene.number()), "Seen by both"),
                row(YES, YES, YES, YES, NOTHING)));
        rights.add(right(
                "write comments, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/comments".formatted(scene.number()), COMMENT)),
                row(YES, YES, YES, NO, NOTHING)));
        rights.add(right(
                "write comments, on the page", scene -> scene.written("comments"), row(YES, YES, YES, NO, NOTHING)));
        rights.add(right(
                "write comments for another customer, over /api",
                scene -> scene.verdict(
                        scene.program().post("/api/onboardings/%s/comments".formatted(scene.foreignNumber()), COMMENT)),
                row(YES, YES, NOTHING, NO, NOTHING)));

        for (String change : List.of("pause", "resume", "offboarding")) {
            rights.add(right(
                    "ask for %s of an integration, over /api".formatted(change),
                    scene -> scene.verdict(scene.program()
                            .post(
                                    "/api/onboardings/%s/%s".formatted(scene.integrated(change), change),
                                    json(scene.wish()))),
                    row(YES, NO, YES, NO, NOTHING)));
            rights.add(right(
                    "ask for %s of an integration, on the page".formatted(change),
                    scene -> scene.asked(change),
                    row(YES, NO, YES, NO, NOTHING)));
            rights.add(right(
                    "ask for %s of another customer's integration, over /api".formatted(change),
                    scene -> scene.verdict(scene.program()
                            .post(
                                    "/api/onboardings/%s/%s".formatted(scene.foreignIntegrated(change), change),
                                    json(Map.of("reason", "x", "confirmCustomerName", scene.foreign.company())))),
                    row(YES, NO, NOTHING, NO, NOTHING)));
        }
        rights.add(right(
                "take the provider's request back, over /api",
                scene -> scene.verdict(scene.program()
                        .send("DELETE", "/api/onboardings/%s/offboarding".formatted(scene.endRequested()), null)),
                // a customer may see it, and it isn't its own request
                Arrays.asList(YES, NO, null, NO, NOTHING)));
        rights.add(right(
                "agree to end the integration, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(
                                WEB_APPS + "/task/%s/submit-form".formatted(scene.askedToAgree()),
                                variables(Map.of("decision", "agree", "confirmed", true)))),
                row(NO, NO, YES, NO, NO)));

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
                "complete the customer's tasks, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(WEB_APPS + "/task/%s/submit-form".formatted(scene.customersTask()), scene.record())),
                row(NO, NO, YES, NO, NO)));
        rights.add(right(
                "claim the customer's tasks, in Tasklist",
                scene -> scene.verdict(scene.browser()
                        .post(
                                WEB_APPS + "/task/%s/claim".formatted(scene.customersTask()),
                                json(Map.of("userId", scene.userId())))),
                row(NO, NO, YES, NO, NO)));
        rights.add(right(
                "complete the customer's tasks, over /engine-rest",
                scene -> scene.verdict(scene.program()
                        .post(REST + "/task/%s/submit-form".formatted(scene.customersTask()), scene.record())),
                row(NO, NOTHING, NOTHING, NO, NO)));

        rights.add(right(
                "open Cockpit",
                scene -> scene.verdict(scene.browser().page("/camunda/app/cockpit/default/")),
                row(YES, NO, NO, YES, YES)));
        rights.add(right(
                "see in Cockpit where onboardings stand",
                scene -> scene.shows(
                        scene.browser()
                                .post(
                                        "/camunda/api/cockpit/plugin/base/default/process-instance?maxResults=2000",
                                        "{}"),
                        scene.number()),
                row(YES, NOTHING, NOTHING, YES, YES)));
        rights.add(right(
                "see what is stuck, over the web apps' API",
                scene -> scene.shows(
                        scene.browser()
                                .get(WEB_APPS + "/incident?processInstanceId="
                                        + scene.stuck().getProcessInstanceId()),
                        "failedJob"),
                row(YES, NOTHING, NOTHING, YES, YES)));
        rights.add(right(
                "let a failed job try again, over the web apps' API",
                scene -> scene.verdict(scene.browser()
                        .send(
                                "PUT",
                                WEB_APPS
                                        + "/job/%s/retries"
                                                .formatted(scene.stuck().getId()),
                                "{\"retries\":1}")),
                row(NO, NO, NOTHING, YES, NO)));
        rights.add(right(
                "let a failed job try again, over /engine-rest",
                scene -> scene.verdict(scene.program()
                        .send(
                                "PUT",
                                REST + "/job/%s/retries".formatted(scene.stuck().getId()),
                                "{\"retries\":1}")),
                row(NO, NOTHING, NOTHING, YES, NO)));
        rights.add(right(
                "read an onboarding's variables, over the web apps' API",
                scene -> scene.shows(
                        scene.browser().get(WEB_APPS + "/variable-instance?processInstanceIdIn=" + scene.instanceId()),
                        "customerGroup"),
                row(YES, YES, NOTHING, YES, NOTHING)));
        rights.add(right(
                "read an onboarding's history, over the web apps' API",
                scene -> scene.shows(
                        scene.browser().get(WEB_APPS + "/history/task?processInstanceId=" + scene.instanceId()),
                        "createProviderRecord"),
                row(YES, NOTHING, NOTHING, YES, NOTHING)));

        rights.add(right(
                "deploy models, over /engine-rest",
                scene -> scene.verdict(scene.program().deploy(REST + "/deployment/create", "from-outside.bpmn", MODEL)),
                row(NO, NOTHING, NOTHING, NO, YES)));
        rights.add(right(
                "deploy models, over the web apps' API",
                scene -> scene.verdict(
                        scene.browser().deploy(WEB_APPS + "/deployment/create", "from-outside.bpmn", MODEL)),
                row(NO, NO, NOTHING, NO, YES)));

        for (String api : List.of(WEB_APPS, REST)) {
            boolean rest = api.equals(REST);
            List<Verdict> never = rest ? row(NO, NOTHING, NOTHING, NO, NO) : row(NO, NO, NOTHING, NO, NO);
            List<Verdict> unseen = row(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
            String at = rest ? ", over /engine-rest" : ", over the web apps' API";
            rights.add(right(
                    "see other users" + at,
                    scene -> scene.shows(scene.at(api).get(api + "/user?maxResults=2000"), scene.foreign.id()),
                    unseen));
            rights.add(right(
                    "see other customers' groups" + at,
                    scene -> scene.shows(scene.at(api).get(api + "/group?maxResults=2000"), scene.foreign.company()),
                    unseen));
            rights.add(right(
                    "see another user's groups" + at,
                    scene -> scene.shows(
                            scene.at(api).get(api + "/identity/groups?userId=" + SignedIn.encoded(scene.foreign.id())),
                            scene.foreign.company()),
                    unseen));
            rights.add(right(
                    "see authorizations" + at,
                    scene -> scene.shows(scene.at(api).get(api + "/authorization?maxResults=2000"), "permissions"),
                    unseen));
            rights.add(right(
                    "make a user" + at,
                    scene -> scene.verdict(
                            scene.at(api)
                                    .post(
                                            api + "/user/create",
                                            """
                                    {"profile":{"id":"made-up","firstName":"M","lastName":"U","email":"m@u.example"},
                                     "credentials":{"password":"a-good-password-1"}}""")),
                    never));
            rights.add(right(
                    "change one's own address" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/user/%s/profile".formatted(SignedIn.encoded(scene.userId())),
                                    json(Map.of("id", scene.userId(), "email", scene.foreign.id())))),
                    never));
            rights.add(right(
                    "join a group" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api
                                            + "/group/%s/members/%s"
                                                    .formatted(scene.foreignGroup(), SignedIn.encoded(scene.userId())),
                                    null)),
                    never));
            rights.add(right(
                    "grant a right" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/authorization/create",
                                    json(Map.of(
                                            "type",
                                            1,
                                            "permissions",
                                            List.of("ALL"),
                                            "userId",
                                            scene.userId(),
                                            "resourceType",
                                            8,
                                            "resourceId",
                                            "*")))),
                    never));
            rights.add(right(
                    "change a filter" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/filter/" + scene.filter(),
                                    "{\"resourceType\":\"Task\",\"name\":\"Mine now\",\"query\":{}}")),
                    never));
            rights.add(right(
                    "make a filter" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/filter/create",
                                    "{\"resourceType\":\"Task\",\"name\":\"Mine\",\"query\":{}}")),
                    never));
            rights.add(right(
                    "write a variable of a task" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/task/%s/variables/subscriptionDecision".formatted(scene.anyTask()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "write a local variable of a task" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api + "/task/%s/localVariables/subscriptionDecision".formatted(scene.anyTask()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "write a variable of an onboarding" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api
                                            + "/process-instance/%s/variables/subscriptionDecision"
                                                    .formatted(scene.instanceId()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "write a variable of an execution" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send(
                                    "PUT",
                                    api
                                            + "/execution/%s/localVariables/subscriptionDecision"
                                                    .formatted(scene.instanceId()),
                                    "{\"value\":\"APPROVED\",\"type\":\"String\"}")),
                    never));
            rights.add(right(
                    "put an onboarding on another step" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-instance/%s/modification".formatted(scene.instanceId()),
                                    """
                                    {"instructions":[{"type":"startBeforeActivity",
                                      "activityId":"%s",
                                      "variables":{"subscriptionDecision":{"value":"APPROVED"}}}]}"""
                                            .formatted(CustomerOnboarding.ACTIVATE_INTEGRATION))),
                    never));
            rights.add(right(
                    "begin an onboarding at another step" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-definition/key/customer-onboarding/start",
                                    """
                                    {"variables":{"customerGroup":{"value":"provider-admin"}},"businessKey":"ONB9999999",
                                     "startInstructions":[{"type":"startBeforeActivity",
                                       "activityId":"%s"}]}"""
                                            .formatted(CustomerOnboarding.APPROVE_SUBSCRIPTION))),
                    never));
            rights.add(right(
                    "begin the end of an integration past the page" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-definition/key/integration-offboarding/submit-form",
                                    "{\"variables\":{},\"businessKey\":\"%s\"}".formatted(scene.number()))),
                    never));
            rights.add(right(
                    "say that a request was taken back" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/message",
                                    "{\"messageName\":\"integration.requestTakenBack\",\"businessKey\":\"%s\"}"
                                            .formatted(scene.endRequested()))),
                    never));
            rights.add(right(
                    "begin an onboarding without its form" + at,
                    scene -> scene.verdict(scene.at(api)
                            .post(
                                    api + "/process-definition/key/customer-onboarding/start",
                                    "{\"variables\":{\"customerGroup\":{\"value\":\"provider-admin\"}}}")),
                    never));
            for (String message : List.of(CustomerOnboarding.MESSAGE_ENDED, WatchDeadline.MESSAGE_STEP_ENDED)) {
                rights.add(right(
                        "send the message " + message + at,
                        scene -> scene.verdict(scene.at(api)
                                .post(
                                        api + "/message",
                                        json(Map.of("messageName", message, "businessKey", scene.number())))),
                        never));
            }
            rights.add(right(
                    "end an onboarding" + at,
                    scene -> scene.verdict(
                            scene.at(api).send("DELETE", api + "/process-instance/" + scene.instanceId(), null)),
                    never));
            rights.add(right(
                    "delete the model" + at,
                    scene -> scene.verdict(scene.at(api)
                            .send("DELETE", api + "/process-definition/key/customer-onboarding?cascade=true", null)),
                    never));
        }
        return rights.stream().flatMap(right -> Stream.of(Role.values()).map(role -> new Cell(right, role)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void everyCell(Cell cell) {
        Scene scene = new Scene(cell.role());
        assertThat(cell.right().attempt().apply(scene))
                .as(() -> scene.answers.toString())
                .isEqualTo(cell.right().verdicts().get(cell.role().ordinal()));
    }

    @Test
    void aRightThatAGroupHadInAnEarlierVersionIsGoneAtTheNextStart() {
        Authorization designers = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(Groups.PROCESS_DESIGNER)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(Authorization.ANY)
                .singleResult();
        designers.addPermission(ProcessDefinitionPermissions.READ_HISTORY);
        engine.getAuthorizationService().saveAuthorization(designers);
        Scene scene = new Scene(Role.PROCESS_DESIGNER);
        String history = WEB_APPS + "/history/task?processInstanceId=" + scene.instanceId();
        assertThat(scene.browser().get(history).body()).contains("createProviderRecord");

        grants.giveAll();

        assertThat(scene.browser().get(history).json()).isEmpty();
    }

    @Test
    void whateverIsSentPastTheFormIsStoredNowhere() {
        Scene scene = new Scene(Role.CUSTOMER);
        Map<String, Object> form = new HashMap<>(story.providerRecord());
        form.put("subscriptionDecision", "APPROVED");
        Answer answer = scene.browser()
                .post(WEB_APPS + "/task/%s/submit-form".formatted(scene.customersTask()), variables(form));
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
    void aTaskIsClaimedForOneselfAndGivenBack() {
        Scene scene = new Scene(Role.CUSTOMER);
        String task = WEB_APPS + "/task/" + scene.customersTask();
        assertThat(scene.browser()
                        .post(task + "/claim", json(Map.of("userId", scene.foreign.id())))
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

    private static Right right(String what, Function<Scene, Verdict> attempt, List<Verdict> verdicts) {
        return new Right(what, attempt, verdicts);
    }

    private static List<Verdict> row(
            Verdict admin, Verdict agent, Verdict customer, Verdict operations, Verdict designer) {
        return List.of(admin, agent, customer, operations, designer);
    }

    /** Two customers, and somebody who tries something with the first one's onboarding. */
    class Scene {

        final Person own = story.newCustomerAdmin();
        final Person foreign = story.newCustomerAdmin();
        final List<Answer> answers = new ArrayList<>();
        private final Role role;
        private ProcessInstance instance;
        private ProcessInstance foreignInstance;

        Scene(Role role) {
            this.role = role;
        }

        String userId() {
            return role == Role.CUSTOMER ? own.id() : role.userId;
        }

        /** Signed in at Tasklist, or at Cockpit who has no Tasklist. */
        SignedIn browser() {
            instance();
            return SIGNED_IN.computeIfAbsent(
                    port + " browser " + userId(),
                    any -> SignedIn.atWebApp(port, userId(), role == Role.PROCESS_DESIGNER ? "cockpit" : "tasklist"));
        }

        SignedIn program() {
            instance();
            return SIGNED_IN.computeIfAbsent(port + " program " + userId(), any -> SignedIn.withBasic(port, userId()));
        }

        SignedIn at(String api) {
            return api.equals(REST) ? program() : browser();
        }

        ProcessInstance instance() {
            if (instance == null) {
                instance = story.registered(own);
            }
            return instance;
        }

        ProcessInstance foreignInstance() {
            if (foreignInstance == null) {
                foreignInstance = story.registered(foreign);
            }
            return foreignInstance;
        }

        String instanceId() {
            return instance().getId();
        }

        String number() {
            return story.numberOf(instance());
        }

        String foreignNumber() {
            instance();
            return story.numberOf(foreignInstance());
        }

        String foreignGroup() {
            foreignInstance();
            return engine.getIdentityService()
                    .createGroupQuery()
                    .groupName("Customer: " + foreign.company())
                    .singleResult()
                    .getId();
        }

        String customersTask() {
            return story.taskOf(instance()).getId();
        }

        /** One that the person who tries may work on, if there is one. */
        String anyTask() {
            return role == Role.PROVIDER_ADMIN ? approval() : customersTask();
        }

        String approval() {
            Task task = story.taskOf(instance());
            if (task.getTaskDefinitionKey().equals(CustomerOnboarding.CREATE_PROVIDER_RECORD)) {
                story.submit(own.id(), task, story.providerRecord());
                story.runJobs();
            }
            return story.taskOf(instance()).getId();
        }

        /** A job that failed and that nobody tries again. */
        Job stuck() {
            story.submit(own.id(), story.taskOf(instance()), story.providerRecord());
            Job job = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instanceId())
                    .singleResult();
            engine.getManagementService().setJobRetries(job.getId(), 0);
            return job;
        }

        String filter() {
            return engine.getFilterService()
                    .createFilterQuery()
                    .filterName("My tasks")
                    .singleResult()
                    .getId();
        }

        Scene commented() {
            SignedIn.withBasic(port, "provider-agent")
                    .post("/api/onboardings/%s/comments".formatted(number()), "{\"text\":\"Seen by both\"}");
            return this;
        }

        /** An established integration about which this may be asked. */
        String integrated(String change) {
            goOn(own, instance());
            pauseBefore(change, number());
            return number();
        }

        String foreignIntegrated(String change) {
            instance();
            goOn(foreign, foreignInstance());
            pauseBefore(change, foreignNumber());
            return foreignNumber();
        }

        /** An integration that the provider wants to end. */
        String endRequested() {
            integrated("offboarding");
            SignedIn.withBasic(port, "provider-admin")
                    .post("/api/onboardings/%s/offboarding".formatted(number()), json(wish()));
            story.runJobs();
            return number();
        }

        /** The task in which the customer is asked to agree. */
        String askedToAgree() {
            return story.taskOf(endRequested()).getId();
        }

        Map<String, String> wish() {
            return Map.of("reason", "We move", "confirmCustomerName", own.company());
        }

        private void goOn(Person customer, ProcessInstance instance) {
            story.submit(customer.id(), story.taskOf(instance), story.providerRecord());
            story.runJobs();
            story.submit("provider-admin", story.taskOf(instance), story.approval());
            story.runJobs();
            story.submit(customer.id(), story.taskOf(instance), Map.of("confirmed", true));
            story.runJobs();
        }

        private void pauseBefore(String change, String number) {
            if (change.equals("resume")) {
                SignedIn.withBasic(port, "provider-admin")
                        .post("/api/onboardings/%s/pause".formatted(number), json(wish()));
                story.runJobs();
            }
        }

        /** Sends the form of the record page, or what it would send. */
        Verdict asked(String change) {
            Answer answer = browser()
                    .pageForm("/onboardings", "/onboardings/%s/%s".formatted(integrated(change), change), wish());
            if (answer.status() == 302) {
                assertThat(answer.location()).endsWith("/onboardings/" + number() + "#integration");
                return YES;
            }
            return verdict(answer);
        }

        String registration() {
            return variables(story.registrationOf(foreign));
        }

        String approve() {
            return variables(story.approval());
        }

        String record() {
            return variables(story.providerRecord());
        }

        String setup() {
            return variables(story.providerRecordOfProvider());
        }

        Map<String, Object> replicationSet() {
            return story.replicationSet();
        }

        /** One that begins a set-up; {@link #begun} ends it. */
        String setupTask() {
            return story.taskOf(story.beginSetup("provider-admin", story.providerRecordOfProvider()))
                    .getId();
        }

        /** There is one set-up at a time, and this is not the last one who tries. */
        Verdict begun(Answer answer) {
            story.dropSetup();
            return verdict(answer);
        }

        /** A due date that is later than any that the table gives. */
        String later() {
            return json(Map.of("due", LocalDate.now(ZoneOffset.UTC).plusDays(90).toString(), "reason", "Holidays"));
        }

        /** Sends the form of the record page that extends a deadline, or what it would send. */
        Verdict extended() {
            Answer answer = browser()
                    .pageForm(
                            "/onboardings",
                            "/onboardings/%s/deadline".formatted(number()),
                            Map.of(
                                    "due",
                                    LocalDate.now(ZoneOffset.UTC).plusDays(90).toString(),
                                    "reason",
                                    "Holidays of " + userId()));
            if (answer.status() == 302) {
                assertThat(answer.location()).endsWith("/onboardings/" + number() + "#turn");
                assertThat(browser().page("/onboardings/" + number()).body()).contains("Holidays of " + userId());
                return YES;
            }
            return verdict(answer);
        }

        /** Sends the form of the record page, or what it would send. */
        Verdict written(String kind) {
            // where the page has no form of this kind the token is that of another form of it
            Answer answer = browser()
                    .pageForm(
                            "/onboardings",
                            "/onboardings/%s/%s".formatted(number(), kind),
                            Map.of("text", "Words of " + userId()));
            if (answer.status() == 302) {
                assertThat(answer.location()).endsWith("/onboardings/" + number() + "#case");
                assertThat(browser().page("/onboardings/" + number()).body()).contains("Words of " + userId());
                return YES;
            }
            return verdict(answer);
        }

        Verdict verdict(Answer answer) {
            answers.add(answer);
            return answer.ok() ? YES : answer.status() == 403 ? NO : answer.status() == 404 ? NOTHING : null;
        }

        /** Whether any of it is in the answer: a part of what nobody should see is too much already. */
        Verdict shows(Answer answer, String... parts) {
            Verdict verdict = verdict(answer);
            return verdict != YES || Stream.of(parts).anyMatch(answer.body()::contains) ? verdict : NOTHING;
        }
    }
}
