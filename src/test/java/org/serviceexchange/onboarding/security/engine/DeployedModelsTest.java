package org.serviceexchange.onboarding.security.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process designer with bad intentions, or a stolen password: what a deployed model can do to the machine. */
@OnboardingTest
class DeployedModelsTest {

    private static final AtomicInteger MODELS = new AtomicInteger();

    /** The attacker declares the names, so that the deployment accepts the expressions and the run has to refuse them. */
    private static final String DECLARED =
            "dataSource, environment, applicationContext, processEngine, identityService,"
                    + " systemProperties, accounts, openRegistrationCaseDelegate, name, list";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    private String key;

    @BeforeEach
    void nobodyWasAttacked() {
        System.clearProperty("onboarding.attacked");
        key = "attack" + MODELS.incrementAndGet();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<scriptTask id='x' scriptFormat='juel'><script>${1}</script></scriptTask> | <scriptTask>",
                "<scriptTask id='x' scriptFormat='javascript' camunda:resource='deployment://x.js'/> | <scriptTask>",
                "<serviceTask id='x' camunda:class='java.lang.String'/> | 'class'",
                "<serviceTask id='x' camunda:type='shell'><extensionElements><camunda:field name='command' stringValue='touch'/></extensionElements></serviceTask> | type 'shell'",
                "<serviceTask id='x' camunda:expression='${1}'><extensionElements><camunda:executionListener event='start' class='java.lang.String'/></extensionElements></serviceTask> | 'class'",
                "<serviceTask id='x' camunda:expression='${1}'><extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:executionListener></extensionElements></serviceTask> | <script>",
                "<serviceTask id='x' camunda:expression='${1}'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask> | <script>",
                "<serviceTask id='x' camunda:expression='${1}'><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask> | <connector>",
                "<userTask id='x'><extensionElements><camunda:taskListener event='create' class='java.lang.String'/></extensionElements></userTask> | 'class'",
                "<userTask id='x'><extensionElements><camunda:formData><camunda:formField id='a' type='string'><camunda:validation><camunda:constraint name='validator' config='java.lang.String'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask> | validator",
                "<callActivity id='x' calledElement='y' camunda:variableMappingClass='java.lang.String'/> | 'variableMappingClass'",
            })
    void deploy_of_model_with_own_code_answers_400(String element, String what) throws Exception {
        HttpResponse<String> answer = deploy(element);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(TestHttpClient.json(answer).path("message").asText())
                .contains("This model can't be deployed: line ")
                .contains(what)
                .contains("call one of the application's delegates instead");
        assertThat(definitions()).isZero();
    }

    @Test
    void a_condition_as_a_script_is_refused() throws Exception {
        HttpResponse<String> answer = deploy("<userTask id='x'/>"
                + "<sequenceFlow id='f' sourceRef='x' targetRef='y'><conditionExpression xsi:type='tFormalExpression' "
                + "language='juel'>${1}</conditionExpression></sequenceFlow><endEvent id='y'/>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("a condition with a language");
    }

    @Test
    void case_models_are_refused() throws Exception {
        HttpResponse<String> answer = new TestHttpClient(port)
                .deploy(
                        "case.cmmn",
                        """
                        <definitions xmlns='http://www.omg.org/spec/CMMN/20151109/MODEL' targetNamespace='x' id='d'
                            xmlns:camunda='http://camunda.org/schema/1.0/cmmn'>
                        <case id='c' camunda:historyTimeToLive='1'><casePlanModel id='p'><planItem id='i' definitionRef='t'/><task id='t'/>
                        </casePlanModel></case></definitions>""",
                        "process-designer");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Case models (CMMN) can't be deployed here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass()).invoke(null, 'onboarding.attacked', 'yes')",
                "''.class.forName('java.lang.System')",
                "''['class']",
                "(1).getClass()",
                "execution.getClass().getClassLoader()",
                "execution.class",
                "execution.processEngineServices.identityService.deleteUser('provider-admin')",
                "execution.getProcessEngineServices()",
                "execution.processEngine.processEngineConfiguration.dataSource.password",
                "execution.getBpmnModelInstance()",
                "execution.execute(null)",
                "dateTime().getClass()",
                "dateTime().getZone().getClass()",
                "openRegistrationCaseDelegate.getClass()",
                "openRegistrationCaseDelegate.execute(execution)",
                "dataSource.connection",
                "environment.getProperty('spring.datasource.password')",
                "applicationContext",
                "processEngine.identityService",
                "identityService.deleteUser('provider-admin')",
                "systemProperties",
                "accounts"
            })
    void service_task_expression_cannot_reach_jvm_or_application(String expression) throws Exception {
        deployed("<serviceTask id='x' camunda:resultVariable='got' camunda:expression=\"${%s}\"/>"
                .formatted(expression));
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey(key))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(System.getProperty("onboarding.attacked")).isNull();
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("provider-admin")
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataSource", "execution.processEngineServices", "''.getClass()"})
    void expression_in_other_attributes_cannot_reach_application(String expression) throws Exception {
        HttpResponse<String> delegate =
                deploy("<serviceTask id='x' camunda:delegateExpression=\"${%s}\"/>".formatted(expression));
        assertThat(delegate.statusCode()).as(delegate.body()).isEqualTo(400);
        for (String element : new String[] {
            "<userTask id='x' camunda:assignee=\"${%s}\"/>",
            "<userTask id='x' camunda:dueDate=\"${%s}\"/>",
            "<userTask id='x'><extensionElements><camunda:taskListener event='create' expression=\"${%s}\"/></extensionElements></userTask>",
            "<userTask id='x'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>${%s}</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
            "<userTask id='x'><multiInstanceLoopCharacteristics camunda:collection=\"${%s}\" camunda:elementVariable='e'/></userTask>",
            "<callActivity id='x' calledElement=\"${%s}\"/>"
        }) {
            key = "attack" + MODELS.incrementAndGet();
            deployed(element.formatted(expression));
            // a task whose people come from an expression is created by a job
            assertThatThrownBy(() -> runJobs(engine.getRuntimeService().startProcessInstanceByKey(key)))
                    .as(element)
                    .isInstanceOf(ProcessEngineException.class);
        }
    }

    @Test
    void expression_can_use_variables_task_and_execution() throws Exception {
        deployed("<serviceTask id='x' camunda:resultVariable='got' camunda:expression=\"${name.toUpperCase().concat("
                + "execution.processInstanceId.length() > 0 ? '!' : '?')}\"/><sequenceFlow id='f1' sourceRef='x' targetRef='u'/>"
                + "<userTask id='u' camunda:assignee='${name}' camunda:dueDate='${dateTime().plusDays(2).toDate()}'>"
                + "<extensionElements><camunda:taskListener event='create' expression=\"${task.setVariable('seen', list[0])}\"/>"
                + "</extensionElements></userTask>");
        ProcessInstance instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        key, Map.of("name", "carla", "list", new java.util.ArrayList<>(java.util.List.of("first"))));
        runJobs(instance);
        assertThat(engine.getRuntimeService().getVariables(instance.getId()))
                .containsEntry("got", "CARLA!")
                .containsEntry("seen", "first");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance.getId())
                        .taskAssignee("carla")
                        .dueAfter(new java.util.Date())
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "juel | ${''.getClass().forName('java.lang.System')}",
                "juel | ${dataSource}",
                "javascript | 1 + 1",
                "groovy | 1 + 1",
                "feel | function(x, y) external {java: {class: \"java.lang.System\", method signature: \"setProperty(java.lang.String,java.lang.String)\"}}",
                "feel | (function(x, y) external {java: {class: \"java.lang.System\", method signature: \"setProperty(java.lang.String,java.lang.String)\"}})(\"onboarding.attacked\",\"yes\")",
            })
    void decision_expression_runs_no_code(String language, String expression) throws Exception {
        HttpResponse<String> answer = new TestHttpClient(port)
                .deploy(
                        key + ".dmn",
                        """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x"
                            xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                        <decision id="%s" name="n" camunda:historyTimeToLive="1"><variable id="v" name="v"/>
                        <literalExpression id="e" expressionLanguage="%s"><text><![CDATA[%s]]></text></literalExpression>
                        </decision></definitions>"""
                                .formatted(key, language, expression),
                        "process-designer");
        if (answer.statusCode() == 200) {
            try {
                Object result = engine.getDecisionService()
                        .evaluateDecisionByKey(key)
                        .evaluate()
                        .getSingleEntry();
                // a function of FEEL is there, but it runs nothing
                assertThat(language).isEqualTo("feel");
                assertThat(String.valueOf(result)).doesNotContain("yes");
            } catch (RuntimeException refused) {
                assertThat(refused).isNotNull();
            }
        }
        assertThat(System.getProperty("onboarding.attacked")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn", "dmn", "cmmn"})
    void external_entities_are_not_read(String type, @TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "canary-in-a-file");
        String model =
                """
                <?xml version="1.0"?>
                <!DOCTYPE definitions [<!ENTITY stolen SYSTEM "%s">]>
                """
                                .formatted(secret.toUri())
                        + (type.equals("dmn")
                                ? """
                          <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">
                          <decision id="%s" name="&stolen;"><variable id="v" name="v"/><literalExpression id="e">
                          <text>1</text></literalExpression></decision></definitions>"""
                                        .formatted(key)
                                : process("<documentation>&stolen;</documentation><userTask id='x' name='&stolen;'/>")
                                        .substring("<?xml version='1.0'?>".length()));
        HttpResponse<String> answer =
                new TestHttpClient(port).deploy(key + "." + type, model.strip(), "process-designer");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("canary");
        assertThat(definitions()).isZero();
    }

    @Test
    void deploy_by_other_roles_answers_403_or_404() throws Exception {
        for (String user : new String[] {"provider-admin", "provider-agent", "customer-admin", "operations"}) {
            assertThat(new TestHttpClient(port)
                            .deploy(key + ".bpmn", process("<userTask id='x'/>"), user)
                            .statusCode())
                    .as(user)
                    // to who has no business at the engine's REST API there is none
                    .isIn(403, 404);
        }
    }

    private void runJobs(ProcessInstance instance) {
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private long definitions() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }

    private void deployed(String element) throws Exception {
        HttpResponse<String> answer = deploy(element);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> deploy(String element) throws Exception {
        return new TestHttpClient(port).deploy(key + ".bpmn", process(element), "process-designer");
    }

    private String process(String elements) {
        return """
               <?xml version='1.0'?>
               <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" id="d"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
               <process id="%s" isExecutable="true" camunda:historyTimeToLive="1">
               <extensionElements><camunda:properties><camunda:property name="variables" value="%s"/></camunda:properties>
               </extensionElements><startEvent id="s"/>
               <sequenceFlow id="f0" sourceRef="s" targetRef="x"/>%s</process></definitions>"""
                .formatted(key, DECLARED, elements);
    }
}
