package org.serviceexchange.onboarding.process.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.serviceexchange.onboarding.application.port.setup.DesignedModels;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.process.form.FormSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The models that the application contains. The engine deploys them at the start if one of them has changed. A model that a
 * designer deployed meanwhile stays in force, unless the operator wants the application's.
 */
@Component
class ApplicationModels implements DesignedModels {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationModels.class);

    private final ModelProperties properties;

    private SpringProcessEngineConfiguration engine;
    private List<ModelFile> files = List.of();

    ApplicationModels(ModelProperties properties) {
        this.properties = properties;
    }

    /** A file of the application. */
    private record ModelFile(Resource resource, byte[] content) {

        static ModelFile read(Resource resource) {
            try {
                return new ModelFile(resource, resource.getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String name() {
            return resource.getFilename();
        }
    }

    /** Before the engine deploys the application's models: takes those away that would replace a designer's. */
    void prepare(ProcessEngine processEngine) {
        engine = (SpringProcessEngineConfiguration) processEngine.getProcessEngineConfiguration();
        files = Stream.of(engine.getDeploymentResources()).map(ModelFile::read).toList();
        List<ModelFile> replaced = inEngine(context -> files.stream()
                .filter(file -> designed(context, file).findAny().isPresent())
                .toList());
        if (replaced.isEmpty()) {
            return;
        }
        if (properties.replaceDesigned()) {
            LOG.warn(
                    "The application deploys its version over these models of process designers, because onboarding.models.replace-designed is set: {}",
                    shown(inForce()));
            deployAll(processEngine);
        } else {
            LOG.warn(
                    "These models of process designers stay in force. The application contains another version of them, which is not"
                            + " deployed: {}. Compare them. To deploy the application's version, start once with"
                            + " onboarding.models.replace-designed=true.",
                    shown(inForce()));
            engine.setDeploymentResources(files.stream()
                    .filter(file -> !replaced.contains(file))
                    .map(ModelFile::resource)
                    .toArray(Resource[]::new));
        }
    }

    /** Without the comparison with the last start: the application's files may be those of then. */
    private void deployAll(ProcessEngine processEngine) {
        DeploymentBuilder deployment =
                processEngine.getRepositoryService().createDeployment().name(engine.getDeploymentName());
        files.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        deployment.deploy();
        engine.setDeploymentResources(new Resource[0]);
    }

    /** How the engine calls the deployments of the application; no designer may use this name. */
    static boolean isOwnName(String deployment, SpringProcessEngineConfiguration engine) {
        return engine.getDeploymentName().equals(deployment);
    }

    @Override
    public List<DesignedModel> inForce() {
        return inEngine(context -> files.stream()
                .flatMap(file -> designed(context, file))
                .sorted(Comparator.comparing(DesignedModel::key))
                .toList());
    }

    private Stream<DesignedModel> designed(CommandContext context, ModelFile file) {
        return latest(context, file).flatMap(definition -> {
            DeploymentEntity deployment =
                    context.getDeploymentManager().findDeploymentById(definition.getDeploymentId());
            byte[] content = context.getResourceManager()
                    .findResourceByDeploymentIdAndResourceName(deployment.getId(), definition.getResourceName())
                    .getBytes();
            return isOwnName(deployment.getName(), engine) || Arrays.equals(content, file.content())
                    ? Stream.empty()
                    : Stream.of(new DesignedModel(
                            definition.getKey(),
                            definition.getVersion(),
                            Optional.ofNullable(deployment.getName()).orElse(""),
                            deployment.getDeploymentTime().toInstant()));
        });
    }

    /** The latest deployed versions of what is in a file of the application. */
    private static Stream<? extends ResourceDefinitionEntity<?>> latest(CommandContext context, ModelFile file) {
        if (file.name().endsWith(".form")) {
            return Stream.ofNullable(context.getCamundaFormDefinitionManager()
                    .findLatestDefinitionByKey(FormSchema.read(file.content()).id()));
        }
        boolean process = file.name().endsWith(".bpmn");
        return ModelXml.root(file.content()).stream()
                .flatMap(definitions -> definitions.elements().stream())
                .filter(each -> each.getTagName().equals(process ? "process" : "decision"))
                .map(each -> each.attribute("id"))
                .flatMap(key -> Stream.ofNullable(
                        process
                                ? context.getProcessDefinitionManager().findLatestDefinitionByKey(key)
                                : context.getDecisionDefinitionManager().findLatestDefinitionByKey(key)));
    }

    private <T> T inEngine(Function<CommandContext, T> question) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> question.apply(context)));
    }

    private static String shown(List<DesignedModel> models) {
        return models.stream()
                .map(model -> Sentence.of(
                                "deployment.designed",
                                model.key(),
                                model.version(),
                                model.deployment(),
                                model.deployedAt())
                        .toString())
                .collect(Collectors.joining(", "));
    }
}
