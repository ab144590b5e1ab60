package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;
import static org.serviceexchange.onboarding.security.SignedInClient.encoded;
import static org.serviceexchange.onboarding.security.SignedInClient.variables;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A customer who tries what is another's gets, byte for byte, what it gets for an id that it made up: nobody learns even
 * what exists.
 */
@OnboardingTest
class IsolationTest {

    private static final String MADE_UP = "0a1b2c3d-0a1b-11f0-8a1b-0a1b2c3d4e5f";

    /** What there is of another customer, by the names that the paths below use. */
    private static final Map<String, String> INVENTED = Map.ofEntries(
            Map.entry("task", MADE_UP),
            Map.entry("doneTask", MADE_UP),
            Map.entry("instance", MADE_UP),
            Map.entry("variable", MADE_UP),
            Map.entry("historicVariable", MADE_UP),
            Map.entry("job", MADE_UP),
            Map.entry("filter", MADE_UP),
            Map.entry("deployment", MADE_UP),
            Map.entry("resource", MADE_UP),
            Map.entry("definition", "customer-onboarding:7:" + MADE_UP),
            Map.entry("comment", MADE_UP),
            Map.entry("attachment", MADE_UP),
            Map.entry("operation", MADE_UP),
            Map.entry("activity", MADE_UP),
            Map.entry("user", "nobody@nowhere.example"),
            Map.entry("staff", "nobody"),
            Map.entry("group", "customer-nowhere"),
            Map.entry("number", "ONB9999999"));

    private static final String FORM = variables(Map.of("appInstalled", true));

    /** What Tasklist needs, and so what is open for the customer's own. */
    private static final List<String> OPEN = List.of(
            "GET /task/{task}",
            "GET /task/{doneTask}",
            "GET /task/{task}/form",
            "GET /task/{task}/deployed-form",
            "GET /task/{task}/form-variables",
            "GET /task/{task}/form-variables?variableNames=customerGroup",
            "POST /task/{task}/claim {\"userId\":\"{me}\"}",
            "POST /task/{task}/claim {\"userId\":\"{user}\"}",
            "POST /task/{task}/unclaim",
            "POST /task/{task}/submit-form " + FORM,
            "POST /task/{doneTask}/submit-form " + FORM,
            "POST /task/{task}/submit-form not json",
            "GET /task?taskId={task}",
            "GET /task?processInstanceId={instance}",
            "GET /task?processInstanceBusinessKey={number}",
            "GET /task?assignee={user}",
            "GET /task?candidateGroup={group}&includeAssignedTasks=true",
            "GET /task?candidateUser={user}&includeAssignedTasks=true",
            "GET /task?involvedUser={user}",
            "GET /task?processVariables=customerGroup_eq_{group}",
            "GET /task?taskVariables=customerGroup_eq_{group}",
            "POST /filter/{filter}/list {}",
            "POST /filter/{mine}/list {\"processInstanceId\":\"{instance}\"}",
            "POST /filter/{mine}/list {\"processInstanceBusinessKey\":\"{number}\"}",
            "POST /filter/{mine}/list {\"processInstanceBusinessKeyLike\":\"{number}\"}",
            "POST /filter/{mine}/list {\"taskId\":\"{task}\"}",
            "POST /filter/{mine}/list {\"candidateGroup\":\"{group}\",\"includeAssignedTasks\":true}",
            "POST /filter/{mine}/list"
                    + " {\"processVariables\":[{\"name\":\"customerGroup\",\"operator\":\"eq\",\"value\":\"{group}\"}]}",
            "POST /filter/{mine}/list {\"orQueries\":[{\"processInstanceId\":\"{instance}\",\"taskId\":\"{task}\"}]}",
            "POST /filter/{all}/list {\"orQueries\":[{\"candidateGroup\":\"{group}\",\"assignee\":\"{user}\"}]}",
            "GET /user/{user}/profile",
            "GET /user/{staff}/profile",
            "GET /process-definition?processDefinitionId={definition}",
            "GET /process-definition?deploymentId={deployment}",
            "GET /process-definition/count?deploymentId={deployment}",
            "GET /history/user-operation?taskId={doneTask}",
            "GET /history/user-operation?processInstanceId={instance}",
            "GET /history/user-operation?userId={user}",
            "GET /history/user-operation/count?taskId={doneTask}",
            "GET /filter?filterId={filter}",
            "GET /filter/count?filterId={filter}",
            "GET /filter?owner={staff}");

    /** Whatever else the engine can be asked. */
    private static final List<String> CLOSED = List.of(
            "GET /task/{task}/variables",
            "GET /task/{task}/variables/customerGroup",
            "GET /task/{task}/localVariables",
            "PUT /task/{task}/variables/customerGroup {\"value\":\"x\"}",
            "PUT /task/{task}/localVariables/customerGroup {\"value\":\"x\"}",
            "POST /task/{task}/variables {\"modifications\":{}}",
            "DELETE /task/{task}/variables/customerGroup",
            "GET /task/{task}/comment",
            "GET /task/{task}/comment/{comment}",
            "POST /task/{task}/comment/create {\"message\":\"x\"}",
            "PUT /task/{task}/comment {\"id\":\"{comment}\",\"message\":\"x\"}",
            "DELETE /task/{task}/comment/{comment}",
            "GET /task/{task}/attachment",
            "GET /task/{task}/attachment/{attachment}",
            "GET /task/{task}/attachment/{attachment}/data",
            "POST /task/{task}/attachment/create x",
            "DELETE /task/{task}/attachment/{attachment}",
            "GET /task/{task}/identity-links",
            "POST /task/{task}/identity-links {\"userId\":\"{me}\",\"type\":\"candidate\"}",
            "GET /task/{task}/rendered-form",
            "PUT /task/{task} {\"name\":\"x\"}",
            "DELETE /task/{task}",
            "HEAD /task/{task}",
            "OPTIONS /task/{task}",
            "POST /task/{task}/complete {}",
            "POST /task/{task}/resolve {}",
            "POST /task/{task}/delegate {\"userId\":\"{me}\"}",
            "POST /task/{task}/assignee {\"userId\":\"{me}\"}",
            "POST /task/{task}/bpmnError {\"errorCode\":\"x\"}",
            "POST /task/{task}/bpmnEscalation {\"escalationCode\":\"x\"}",
            "POST /task {\"taskId\":\"{task}\"}",
            "POST /task/count {\"taskId\":\"{task}\"}",
            "GET /task/count?taskId={task}",
            "GET /task/report/candidate-group-count",
            "POST /task/create {\"id\":\"{task}\"}",
            "GET /process-instance/{instance}",
            "GET /process-instance?businessKey={number}",
            "GET /process-instance/count?businessKey={number}",
            "GET /process-instance/{instance}/variables",
            "GET /process-instance/{instance}/variables/customerGroup",
            "PUT /process-instance/{instance}/variables/customerGroup {\"value\":\"x\"}",
            "GET /process-instance/{instance}/activity-instances",
            "GET /process-instance/{instance}/comment",
            "PUT /process-instance/{instance}/suspended {\"suspended\":true}",
            "POST /process-instance/{instance}/modification {}",
            "DELETE /process-instance/{instance}",
            "POST /process-instance/delete {\"processInstanceIds\":[\"{instance}\"]}",
            "GET /execution/{instance}",
            "GET /execution/{instance}/localVariables",
            "POST /execution/{instance}/signal {}",
            "GET /variable-instance/{variable}",
            "GET /variable-instance?processInstanceIdIn={instance}",
            "GET /variable-instance/count?processInstanceIdIn={instance}",
            "GET /history/task?taskId={doneTask}",
            "GET /history/process-instance/{instance}",
            "GET /history/process-instance?processInstanceBusinessKey={number}",
            "GET /history/variable-instance/{historicVariable}",
            "GET /history/variable-instance?processInstanceId={instance}",
            "GET /history/detail?processInstanceId={instance}",
            "GET /history/activity-instance/{activity}",
            "GET /history/activity-instance?processInstanceId={instance}",
            "GET /history/identity-link-log?groupId={group}",
            "GET /history/job-log?processInstanceId={instance}",
            "GET /history/incident?processInstanceId={instance}",
            "GET /history/batch",
            "GET /history/external-task-log",
            "GET /history/decision-instance",
            "PUT /history/user-operation/{operation}/set-annotation {\"annotation\":\"x\"}",
            "GET /history/cleanup/configuration",
            "GET /deployment/{deployment}",
            "GET /deployment",
            "GET /deployment/{deployment}/resources",
            "GET /deployment/{deployment}/resources/{resource}/data",
            "POST /deployment/create x",
            "DELETE /deployment/{deployment}",
            "GET /process-definition/{definition}",
            "GET /process-definition/{definition}/xml",
            "GET /process-definition/{definition}/diagram",
            "GET /process-definition/{definition}/statistics",
            "GET /process-definition/{definition}/startForm",
            "GET /process-definition/{definition}/deployed-start-form",
            "GET /process-definition/{definition}/form-variables",
            "GET /process-definition/statistics",
            "POST /process-definition/{definition}/start {}",
            "POST /process-definition/{definition}/submit-form {\"variables\":{}}",
            "GET /process-definition/key/customer-onboarding/xml",
            "GET /case-definition",
            "GET /case-instance",
            "GET /decision-definition",
            "POST /decision-definition/key/any/evaluate {}",
            "GET /decision-requirements-definition",
            "GET /user",
            "GET /user/count?id={user}",
            "GET /user?memberOfGroup={group}",
            "PUT /user/{user}/profile {\"id\":\"{user}\"}",
            "PUT /user/{user}/credentials {\"password\":\"x\"}",
            "POST /user/{user}/unlock",
            "DELETE /user/{user}",
            "PUT /user/{me}/profile {\"id\":\"{me}\",\"email\":\"{user}\"}",
            "PUT /user/{me}/credentials {\"password\":\"another-Password-1\",\"authenticatedUserPassword\":\"demo\"}",
            "POST /user/create {}",
            "GET /group",
            "GET /group/{group}",
            "GET /group/count?id={group}",
            "GET /group?member={user}",
            "POST /group {\"member\":\"{user}\"}",
            "PUT /group/{group}/members/{me}",
            "GET /identity/groups?userId={user}",
            "POST /identity/verify {\"username\":\"{user}\",\"password\":\"demo\"}",
            "POST /identity/password-policy {\"password\":\"x\"}",
            "GET /authorization",
            "GET /authorization/count",
            "GET /authorization/check?permissionName=READ&resourceName=TASK&resourceType=7&resourceId={task}",
            "POST /authorization/create {}",
            "GET /filter/{filter}",
            "GET /filter/{filter}/list",
            "GET /filter/{filter}/count",
            "POST /filter/{filter}/count {}",
            "GET /filter/{filter}/singleResult",
            "POST /filter/{filter}/singleResult {}",
            "GET /filter/{mine}/count",
            "PUT /filter/{filter} {\"name\":\"x\"}",
            "DELETE /filter/{filter}",
            "POST /filter/create {\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}",
            "GET /tenant",
            "GET /tenant/{group}",
            "GET /metrics",
            "GET /metrics/activity-instance-start/sum",
            "GET /telemetry/configuration",
            "GET /telemetry/data",
            "GET /version",
            "GET /schema/log",
            "GET /job",
            "GET /job/{job}",
            "GET /job/{job}/stacktrace",
            "PUT /job/{job}/retries {\"retries\":1}",
            "POST /job/{job}/execute",
            "GET /job-definition",
            "GET /incident",
            "GET /incident?processInstanceId={instance}",
            "GET /batch",
            "GET /event-subscription?processInstanceId={instance}",
            "POST /message {\"messageName\":\"x\",\"processInstanceId\":\"{instance}\"}",
            "POST /signal {\"name\":\"x\"}",
            "POST /condition {\"variables\":{}}",
            "GET /external-task",
            "POST /external-task/fetchAndLock {\"workerId\":\"x\",\"maxTasks\":1,\"topics\":[]}",
            "POST /migration/generate"
                    + " {\"sourceProcessDefinitionId\":\"{definition}\",\"targetProcessDefinitionId\":\"{definition}\"}",
            "POST /modification/execute"
                    + " {\"processDefinitionId\":\"{definition}\",\"processInstanceIds\":[\"{instance}\"]}",
            "GET /nothing/at/all");

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    private static Person me;
    private static Map<String, String> foreign;
    private static SignedInClient tasklist;
    private static SignedInClient program;
    private static String mine;
    private static String all;

    static Stream<String> open() {
        return OPEN.stream();
    }

    static Stream<String> closed() {
        return CLOSED.stream();
    }

    @BeforeEach
    void twoCustomers() {
        if (tasklist != null) {
            return;
        }
        me = story.newCustomerAdmin();
        story.registered(me);
        Person other = story.newCustomerAdmin();
        ProcessInstance instance = story.approved(other);
        String group = groupOf(other);
        String done = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(CustomerOnboardingModel.CREATE_PROVIDER_RECORD)
                .singleResult()
                .getId();
        foreign = Map.ofEntries(
                Map.entry("task", story.taskOf(instance).getId()),
                Map.entry("doneTask", done),
                Map.entry("instance", instance.getId()),
                Map.entry(
                        "variable",
                        engine.getRuntimeService()
                                .createVariableInstanceQuery()
                                .processInstanceIdIn(instance.getId())
                                .variableName("customerGroup")
                                .singleResult()
                                .getId()),
                Map.entry(
                        "historicVariable",
                        engine.getHistoryService()
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .variableName("customerGroup")
                                .singleResult()
                                .getId()),
                // a comment and an attachment as the engine's own people could have made them
                Map.entry(
                        "comment",
                        engine.getTaskService()
                                .createComment(story.taskOf(instance).getId(), instance.getId(), "secret")
                                .getId()),
                Map.entry(
                        "attachment",
                        engine.getTaskService()
                                .createAttachment(
                                        "note",
                                        story.taskOf(instance).getId(),
                                        instance.getId(),
                                        "secret",
                                        "secret",
                                        "https://provider.example")
                                .getId()),
                Map.entry(
                        "job",
                        engine.getManagementService()
                                .createJobQuery()
                                .processInstanceId(story.register(story.registrationOf(story.newCustomerAdmin()))
                                        .getId())
                                .singleResult()
                                .getId()),
                Map.entry("filter", filter("All open tasks")),
                Map.entry("deployment", deployment()),
                Map.entry(
                        "resource",
                        engine.getRepositoryService()
                                .getDeploymentResources(deployment())
                                .get(0)
                                .getId()),
                Map.entry("definition", instance.getProcessDefinitionId()),
                Map.entry(
                        "operation",
                        engine.getHistoryService()
                                .createUserOperationLogQuery()
                                .taskId(done)
                                .list()
                                .get(0)
                                .getOperationId()),
                Map.entry(
                        "activity",
                        engine.getHistoryService()
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .get(0)
                                .getId()),
                Map.entry("user", other.id()),
                Map.entry("staff", "provider-admin"),
                Map.entry("group", group),
                Map.entry("number", story.numberOf(instance)));
        mine = filter("My tasks");
        all = filter("My group's tasks");
        program = SignedInClient.withBasic(port, me.id());
        tasklist = SignedInClient.atWebApp(port, me.id(), "tasklist");
    }

    @Test
    void customers_learn_the_onboarding_of_their_own_tasks_only() {
        String own = tasklist.get(WEB_APPS + "/task").json().path(0).path("id").asText();
        Answer answer = tasklist.get("/tasks?id=%s&id=%s".formatted(own, foreign.get("task")));
        assertThat(answer.json().findValuesAsText("id")).containsExactly(own);
        assertThat(answer.json().path(0).path("customer").asText()).isEqualTo(me.company() + " (Production)");
        assertThat(SignedInClient.nobody(port).get("/tasks?id=" + own).ok()).isFalse();
    }

    @ParameterizedTest
    @MethodSource({"open", "closed"})
    void foreign_id_in_tasklist_answers_like_unknown_id(String call) {
        alike(tasklist, WEB_APPS, call);
    }

    @ParameterizedTest
    @MethodSource({"open", "closed"})
    void engine_rest_for_customer_answers_404(String call) {
        Answer answer = alike(program, "/engine-rest", call);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer).isEqualTo(send(program, "/engine-rest", headOrNot(call) + " /nothing", foreign));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void own_id_on_endpoint_not_needed_by_tasklist_answers_404(String call) {
        Answer answer = send(tasklist, WEB_APPS, call, ofMine());
        assertThat(answer).isEqualTo(send(tasklist, WEB_APPS, headOrNot(call) + " /nothing", foreign));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void own_id_on_endpoint_needed_by_tasklist_answers_200() {
        for (String call : List.of(
                "GET /task/{task}",
                "GET /task/{task}/form",
                "GET /task/{task}/deployed-form",
                "GET /task/{task}/form-variables",
                "POST /filter/{mine}/list {}",
                "GET /user/{me}/profile")) {
            assertThat(send(tasklist, WEB_APPS, call, ofMine()).status())
                    .as(call)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/onboardings/{number}",
                "POST /api/onboardings/{number}/comments {\"text\":\"x\"}",
                "POST /api/onboardings/{number}/comments {\"text\":\"\"}",
                "POST /api/onboardings/{number}/work-notes {\"text\":\"x\"}",
                "POST /api/onboardings/{number}/deadline {\"due\":\"2099-01-01\",\"reason\":\"x\"}",
                "GET /api/mailbox"
            })
    void foreign_id_over_onboarding_api_answers_like_unknown_id(String call) {
        Answer answer = alike(program, "", call);
        assertThat(answer.body()).doesNotContain("secret", foreign.get("group"));
    }

    @Test
    void foreign_number_on_pages_answers_like_unknown_number() {
        Answer there = page(foreign.get("number"));
        Answer madeUp = page(INVENTED.get("number"));
        assertThat(there).isEqualTo(madeUp);
        assertThat(there.status()).isEqualTo(404);
        for (String kind : List.of("comments", "work-notes", "deadline")) {
            Answer written = tasklist.pageForm(
                    "/onboardings", "/onboardings/%s/%s".formatted(foreign.get("number"), kind), Map.of("text", "x"));
            assertThat(written.status()).isEqualTo(404);
            assertThat(withoutToken(written))
                    .isEqualTo(withoutToken(tasklist.pageForm(
                            "/onboardings",
                            "/onboardings/%s/%s".formatted(INVENTED.get("number"), kind),
                            Map.of("text", "x"))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /camunda/api/cockpit/plugin/base/default/process-definition",
                "POST /camunda/api/cockpit/plugin/base/default/process-instance {}",
                "POST /camunda/api/cockpit/plugin/base/default/incident {}",
                "GET /camunda/api/admin/plugin/adminPlugins/default/metrics/process-instances",
                "GET /camunda/api/admin/auth/user/other",
                "GET /camunda/api/admin/setup/default",
                "GET /camunda/api/welcome/plugin/any",
                "GET /camunda/api/engine/engine/default/",
                "GET /camunda/api/engine/engine/other/task",
                "GET /camunda/api/engine/version",
                "GET /camunda/api/engine/user",
                "GET /camunda/api/engine/engine/default/task/{task}/"
            })
    void apis_of_other_web_apps_answer_403_or_404(String call) {
        Answer answer = send(tasklist, "", call, foreign);
        assertThat(answer.status()).isIn(403, 404);
        if (!call.contains("/setup/")) {
            assertThat(answer).isEqualTo(send(tasklist, WEB_APPS, "GET /nothing", foreign));
        }
    }

    @Test
    void lists_of_a_customer_contain_no_foreign_names() {
        for (String path : List.of("/filter", "/task", "/process-definition", "/history/user-operation")) {
            assertThat(tasklist.get(WEB_APPS + path).body())
                    .as(path)
                    .doesNotContain(foreign.get("user"), foreign.get("group"), foreign.get("number"));
        }
        assertThat(tasklist.page("/onboardings").body()).doesNotContain(foreign.get("user"), foreign.get("number"));
    }

    /** Asks for what is another's and for what is made up; both must look alike. */
    private Answer alike(SignedInClient person, String api, String call) {
        Answer there = send(person, api, call, foreign);
        Answer madeUp = send(person, api, call, INVENTED);
        assertThat(there).isEqualTo(madeUp);
        assertThat(there.body()).doesNotContain("secret", "Authoriz");
        return there;
    }

    /** Without the token against forged requests, which is another one each time. */
    private Answer page(String number) {
        Answer answer = tasklist.page("/onboardings/" + number);
        return withoutToken(answer);
    }

    private static Answer withoutToken(Answer answer) {
        return new Answer(
                answer.status(),
                answer.body().replaceAll("(name=\"_(csrf|once)\" value=)\"[^\"]+\"", "$1"),
                answer.type(),
                answer.location());
    }

    /** The answer without what was asked for, which the caller knows anyway. */
    private Answer send(SignedInClient person, String api, String call, Map<String, String> ids) {
        String[] parts = call.split(" ", 3);
        String path = parts[1];
        String body = parts.length < 3 ? null : parts[2];
        Map<String, String> all = new java.util.TreeMap<>(ids);
        all.put("me", me.id());
        all.put("mine", mine);
        all.put("all", IsolationTest.all);
        for (Map.Entry<String, String> id : all.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", encoded(id.getValue()));
            body = body == null ? null : body.replace("{" + id.getKey() + "}", id.getValue());
        }
        Answer answer = person.send(parts[0], api + path, body);
        String shown = answer.body();
        for (String id : ids.values()) {
            shown = shown.replace(id, "…");
        }
        return new Answer(answer.status(), shown, answer.type(), answer.location());
    }

    private Map<String, String> ofMine() {
        Map<String, String> ids = new java.util.HashMap<>(foreign);
        ids.put("task", story.taskFor(me.id()).getId());
        ids.put("doneTask", ids.get("task"));
        ids.put("instance", story.taskFor(me.id()).getProcessInstanceId());
        ids.put("user", me.id());
        ids.put("group", groupOf(me));
        ids.put("filter", mine);
        return ids;
    }

    private static String headOrNot(String call) {
        return call.startsWith("HEAD ") ? "HEAD" : "GET";
    }

    private String groupOf(Person person) {
        return engine.getIdentityService()
                .createGroupQuery()
                .groupName("Customer: " + person.company())
                .singleResult()
                .getId();
    }

    private String filter(String name) {
        return engine.getFilterService()
                .createFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
    }

    private String deployment() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("customer-onboarding")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
    }
}
