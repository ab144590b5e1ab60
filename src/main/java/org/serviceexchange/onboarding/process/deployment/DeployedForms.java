package org.serviceexchange.onboarding.process.deployment;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.serviceexchange.onboarding.process.form.FormSchema;

/** The Camunda Forms that the models of one deployment can use: its own, and those that are deployed already. */
final class DeployedForms {

    private static final String FILE = ".form";

    private final DeploymentEntity deployment;
    private final Map<String, FormSchema> own = new HashMap<>();

    DeployedForms(DeploymentEntity deployment, Problems problems) {
        this.deployment = deployment;
        deployment.getResources().values().stream()
                .filter(file -> file.getName().endsWith(FILE))
                .forEach(file -> read(file, problems));
    }

    private void read(ResourceEntity file, Problems problems) {
        try {
            FormSchema form = FormSchema.read(file.getBytes());
            own.put(form.id(), form);
        } catch (UncheckedIOException noJson) {
            problems.add(file.getName(), "deployment.form.unreadable");
        }
    }

    /** Files of this deployment, by name. */
    boolean hasFile(String name) {
        return deployment.getResources().containsKey(name);
    }

    Iterable<FormSchema> own() {
        return own.values();
    }

    boolean isOwn(String id) {
        return own.containsKey(id);
    }

    /** Its own form of this id, or the latest that is deployed. */
    Optional<FormSchema> find(String id) {
        return Optional.ofNullable(own.get(id))
                .or(() -> latest(id).map(form -> FormSchema.read(file(form).getBytes())));
    }

    /** @param version as the model refers to it */
    boolean exists(String id, String version) {
        return version.matches("\\d{1,9}")
                && forms().findDefinitionByKeyVersionAndTenantId(id, Integer.valueOf(version), null) != null;
    }

    /**
     * Adds the latest form of this id to the deployment, as if the designer had sent it along: a model with the binding
     * “deployment” finds only forms of its own deployment.
     */
    void addLatest(String id) {
        if (isOwn(id)) {
            return;
        }
        latest(id).ifPresent(form -> {
            ResourceEntity copy = new ResourceEntity();
            copy.setName(id + FILE);
            copy.setBytes(file(form).getBytes());
            copy.setDeploymentId(deployment.getId());
            Context.getCommandContext().getResourceManager().insertResource(copy);
            deployment.addResource(copy);
            own.put(id, FormSchema.read(copy.getBytes()));
        });
    }

    private static Optional<CamundaFormDefinitionEntity> latest(String id) {
        return Optional.ofNullable(forms().findLatestDefinitionByKey(id));
    }

    private static ResourceEntity file(CamundaFormDefinitionEntity form) {
        CommandContext context = Context.getCommandContext();
        return context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName());
    }

    private static CamundaFormDefinitionManager forms() {
        return Context.getCommandContext().getCamundaFormDefinitionManager();
    }
}
