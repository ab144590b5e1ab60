package org.serviceexchange.onboarding.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.serviceexchange.onboarding.domain.InvalidInput;

/**
 * The way in for what people submit. The engine itself takes any name and keeps every value for ever; here only the
 * names that the form declares pass, and their values are there for the one transaction in which the domain reads them.
 */
class FormSubmissionFilter {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist", "datetime");

    private final ObjectMapper json = new ObjectMapper();

    /** Forms never change under their id, so what one declares is read once. */
    private final Map<String, Set<String>> declaredByFormId = new ConcurrentHashMap<>();

    /** @throws InvalidInput when a name isn't the form's, or a value is neither text, number nor tick */
    void accept(VariableMap submitted, CamundaFormRef form, String deploymentId, VariableScope scope) {
        Set<String> declared = declared(form, deploymentId);
        for (String name : submitted.keySet()) {
            if (!declared.contains(name)) {
                throw refused(name, "The form has no field of this name. Send only the fields that the form shows.");
            }
            TypedValue typed = submitted.getValueTyped(name);
            // an object is never made of its serialised form, not even to look at it
            Object value = typed instanceof SerializableValue ? typed : typed.getValue();
            if (value != null && !(value instanceof String || value instanceof Boolean || value instanceof Number)) {
                throw refused(name, "Enter text, a number or a tick.");
            }
            scope.setVariable(name, Variables.untypedValue(value, true));
        }
    }

    private Set<String> declared(CamundaFormRef form, String deploymentId) {
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinition definition = context.runWithoutAuthorization(
                () -> new GetCamundaFormDefinitionCmd(form, deploymentId).execute(context));
        return declaredByFormId.computeIfAbsent(
                definition.getId(),
                id -> context.runWithoutAuthorization(() ->
                        read(new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName())
                                .execute(context))));
    }

    private Set<String> read(InputStream form) {
        try (form) {
            Set<String> keys = new HashSet<>();
            collect(json.readTree(form), keys);
            return Set.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, Set<String> keys) {
        for (JsonNode component : node.path("components")) {
            if (INPUTS.contains(component.path("type").asText())) {
                keys.add(component.path("key").asText());
            }
            collect(component, keys);
        }
    }

    private static InvalidInput refused(String name, String whatToDo) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        return new InvalidInput(name, "“%s”: %s".formatted(shown, whatToDo));
    }
}
