package org.serviceexchange.onboarding.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;

/**
 * Camunda alone, with a process of the same shape: nine service tasks that do nothing, each a job of its own, three user tasks
 * with two timers each, eight variables, full history. Nobody signs in, and nothing is checked.
 */
final class BareEngine implements Shape {

    private static final String PROCESS = "empty-shape";

    private final Database database;
    private final HikariDataSource source;
    private final ProcessEngine engine;

    BareEngine(Database database, String url) {
        this.database = database;
        source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(EmbeddedServer.USER);
        // as many as the application has
        source.setMaximumPoolSize(25);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(source);
        configuration.setDatabaseSchemaUpdate(StandaloneProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory("full");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setJobExecutorActivate(true);
        configuration.setJdbcBatchProcessing(true);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(PROCESS + ".bpmn", model())
                .deploy();
    }

    private static BpmnModelInstance model() {
        AbstractFlowNodeBuilder<?, ?> flow =
                Bpmn.createExecutableProcess(PROCESS).startEvent("registered");
        flow = services(flow, 1, 3);
        flow = step(flow, "record");
        flow = services(flow, 4, 6);
        flow = step(flow, "approval");
        flow = services(flow, 7, 7);
        flow = step(flow, "activation");
        flow = services(flow, 8, 9);
        return flow.endEvent("established").done();
    }

    private static AbstractFlowNodeBuilder<?, ?> services(AbstractFlowNodeBuilder<?, ?> flow, int from, int to) {
        for (int n = from; n <= to; n++) {
            flow = flow.serviceTask("service" + n).camundaAsyncBefore().camundaExpression("${true}");
        }
        return flow;
    }

    private static AbstractFlowNodeBuilder<?, ?> step(AbstractFlowNodeBuilder<?, ?> flow, String id) {
        return flow.userTask(id)
                .camundaCandidateGroups("people")
                .boundaryEvent(id + "Reminder")
                .cancelActivity(false)
                .timerWithDuration("P3D")
                .endEvent(id + "Reminded")
                .<UserTaskBuilder>moveToActivity(id)
                .boundaryEvent(id + "Escalation")
                .cancelActivity(false)
                .timerWithDuration("P5D")
                .endEvent(id + "Escalated")
                .<UserTaskBuilder>moveToActivity(id);
    }

    @Override
    public Run next() {
        return new Run() {

            private String id;
            private String task;

            @Override
            public void start() {
                Map<String, Object> variables = new HashMap<>();
                for (int n = 1; n <= 8; n++) {
                    variables.put("variable" + n, "value of variable " + n);
                }
                id = engine.getRuntimeService()
                        .startProcessInstanceByKey(PROCESS, variables)
                        .getId();
            }

            @Override
            public void claimTask() {
                task = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(id)
                        .singleResult()
                        .getId();
                engine.getTaskService().claim(task, "person");
            }

            @Override
            public void completeTask() {
                engine.getTaskService().complete(task);
            }

            @Override
            public String processInstanceId() {
                return id;
            }
        };
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        engine.close();
        source.close();
    }
}
