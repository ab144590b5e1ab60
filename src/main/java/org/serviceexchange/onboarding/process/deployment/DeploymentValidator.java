package org.serviceexchange.onboarding.process.deployment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.springframework.beans.factory.BeanFactory;

/**
 * Checks every new deployment before the engine reads it: over the REST API, from Camunda Modeler, or of the application
 * itself. All problems are reported at once. A deployment that exists is not checked again, so its instances go on.
 */
class DeploymentValidator implements Deployer {

    private final BeanFactory beans;

    DeploymentValidator(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Problems problems = new Problems();
        name(deployment, problems);
        DeployedForms forms = new DeployedForms(deployment, problems);
        FormProblems formProblems = new FormProblems(forms, problems);
        Set<String> neededForms = new LinkedHashSet<>();
        List<Element> processes = files(deployment, ".bpmn", ".bpmn20.xml")
                .flatMap(file -> ModelXml.root(file.getBytes()).stream())
                .toList();
        for (Element definitions : processes) {
            new BpmnProblems(problems).find(definitions);
            neededForms.addAll(formProblems.find(definitions));
            new ExpressionProblems(beans, formProblems, problems).find(definitions);
        }
        Set<String> steps = steps(processes);
        files(deployment, ".dmn", ".dmn11.xml")
                .forEach(file -> new DecisionProblems(problems).find(file.getBytes(), steps));
        problems.throwIfAny();
        neededForms.forEach(forms::addLatest);
    }

    /** At the next start a deployment of this name would count as the application's. */
    private static void name(DeploymentEntity deployment, Problems problems) {
        CommandContext context = Context.getCommandContext();
        if (context.getAuthenticatedUserId() != null
                && context.getProcessEngineConfiguration() instanceof SpringProcessEngineConfiguration engine
                && ApplicationModels.isOwnName(deployment.getName(), engine)) {
            problems.add(Sentence.of("deployment.self"), "deployment.name", deployment.getName());
        }
    }

    private static Stream<ResourceEntity> files(DeploymentEntity deployment, String... endings) {
        return deployment.getResources().values().stream()
                .filter(file -> Stream.of(endings).anyMatch(file.getName()::endsWith));
    }

    /** The user tasks of all models in their latest version, and of the new ones. */
    private static Set<String> steps(List<Element> processes) {
        CommandContext context = Context.getCommandContext();
        Stream<String> deployed = context
                .getProcessEngineConfiguration()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .stream()
                .map(ProcessDefinition::getId)
                .map(context.getProcessEngineConfiguration().getDeploymentCache()::findDeployedProcessDefinitionById)
                .flatMap(process -> process.getTaskDefinitions().keySet().stream());
        Stream<String> sent = processes.stream()
                .flatMap(ModelXml::all)
                .filter(each -> each.getTagName().equals("userTask"))
                .flatMap(task -> Stream.ofNullable(task.attribute("id")));
        Set<String> steps = new LinkedHashSet<>();
        Stream.concat(deployed, sent).map(DeadlineTableModel::step).forEach(steps::add);
        return steps;
    }
}
