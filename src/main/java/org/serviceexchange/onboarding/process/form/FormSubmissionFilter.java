package org.serviceexchange.onboarding.process.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.process.model.ApplicationVariables;

/**
 * Accepts what users submit: only fields that the form declares, and no variable that assigns tasks. The engine itself accepts
 * any name. The values of a Camunda Form are transient: they exist for the one transaction in which a use case reads them.
 * Only an answer that the designer marked is kept, because a gateway or a later form reads it.
 */
class FormSubmissionFilter {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** UTF-16 units of a name that the sender chose, with the ellipsis. */
    private static final int MAX_NAME_SHOWN = 61;

    /** A form never changes under its id, so its fields are read once. */
    private final Map<String, FormSchema> schemaByFormId = new ConcurrentHashMap<>();

    /** @throws InvalidInputException when the form does not declare a name, or a value is neither text, number nor tick */
    void accept(VariableMap submitted, CamundaFormRef form, String deploymentId, VariableScope scope) {
        FormSchema schema = schema(form, deploymentId);
        requireDeclared(submitted, schema.keys(), scope);
        Map<String, FormSchema.Field> kept = schema.kept().stream()
                .collect(Collectors.toMap(FormSchema.Field::key, Function.identity(), (one, same) -> one));
        for (String name : submitted.keySet()) {
            TypedValue typed = submitted.getValueTyped(name);
            // never deserialize an object, not even to check it
            Object value = typed instanceof SerializableValue ? typed : typed.getValue();
            if (value != null && !(value instanceof String || value instanceof Boolean || value instanceof Number)) {
                throw refused(name, "submission.type");
            }
            if (!kept.containsKey(name)) {
                scope.setVariable(name, Variables.untypedValue(value, true));
            }
        }
        // also one that was left out: a gateway can't read a variable that does not exist
        kept.forEach((name, field) -> scope.setVariable(name, field.checked(plain(submitted, name))));
    }

    private static Object plain(VariableMap submitted, String name) {
        TypedValue typed = submitted.getValueTyped(name);
        return typed == null ? null : typed.getValue();
    }

    /**
     * The engine checks the types of a generated form and keeps its values, because the model may read them later.
     *
     * @throws InvalidInputException when the form does not declare a name
     */
    void acceptGenerated(VariableMap submitted, FormData form, VariableScope scope) {
        Set<String> declared =
                form.getFormFields().stream().map(FormField::getId).collect(Collectors.toSet());
        requireDeclared(submitted, declared, scope);
    }

    private static void requireDeclared(VariableMap submitted, Set<String> declared, VariableScope scope) {
        Set<String> assigning = assigning(scope);
        for (String name : submitted.keySet()) {
            if (!declared.contains(name)) {
                throw refused(name, "submission.unknown");
            }
            if (assigning.contains(name)) {
                throw refused(name, "submission.reserved");
            }
            if (ApplicationVariables.NAMES.contains(name)) {
                throw refused(name, "submission.application");
            }
        }
    }

    /** The variables in the assignee and the candidates of all user tasks of the model. */
    private static Set<String> assigning(VariableScope scope) {
        ExecutionEntity execution = scope instanceof TaskEntity task ? task.getExecution() : (ExecutionEntity) scope;
        return execution.getProcessDefinition().getTaskDefinitions().values().stream()
                .flatMap(task -> Stream.of(
                                task.getCandidateGroupIdExpressions().stream(),
                                task.getCandidateUserIdExpressions().stream(),
                                Stream.ofNullable(task.getAssigneeExpression()))
                        .flatMap(expressions -> expressions))
                .flatMap(expression ->
                        EXPRESSION.matcher(expression.getExpressionText()).results())
                .flatMap(inner -> NAME.matcher(inner.group(1)).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private FormSchema schema(CamundaFormRef form, String deploymentId) {
        CommandContext context = Context.getCommandContext();
        CamundaFormDefinition definition = context.runWithoutAuthorization(
                () -> new GetCamundaFormDefinitionCmd(form, deploymentId).execute(context));
        return schemaByFormId.computeIfAbsent(
                definition.getId(),
                id -> context.runWithoutAuthorization(() ->
                        read(new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName())
                                .execute(context))));
    }

    private static FormSchema read(InputStream form) {
        try (form) {
            return FormSchema.read(form.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidInputException refused(String name, String whatToDo) {
        String shown = ShortenedText.of(name, MAX_NAME_SHOWN);
        return new InvalidInputException(name, Sentence.of("input.error", shown, Sentence.of(whatToDo)));
    }
}
