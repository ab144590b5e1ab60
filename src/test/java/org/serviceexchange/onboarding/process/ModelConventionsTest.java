package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.process.model.CaseCommentModel;
import org.serviceexchange.onboarding.process.model.ContactChangeModel;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationPauseModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.serviceexchange.onboarding.process.model.SyncCaseStateModel;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.serviceexchange.onboarding.process.model.WriteCaseEntryModel;

/** The models, the forms and the code use the same names, and the models have what Modeler, Tasklist and Cockpit need. */
class ModelConventionsTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern DELEGATE = Pattern.compile("JavaDelegate (\\w+Delegate)\\(");
    private static final Pattern GENERATED = Pattern.compile("\\w+_(?=[a-z]*[0-9])[0-9a-z]{7}");

    /** What form-js 1.8.7, the one in Tasklist, renders. */
    private static final Set<String> RENDERED = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "datetime",
            "group",
            "table",
            "html",
            "image",
            "separator",
            "spacer");

    static Stream<Path> models() {
        return Models.files("processes", ".bpmn").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void model_is_named_after_its_file_and_drawn_completely(Path file) {
        BpmnModelInstance model = read(file);
        Process process = process(model);
        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.getId()).matches("[a-z]+(-[a-z]+)*");
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();

        Set<String> drawn = model.getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .collect(Collectors.toSet());
        assertThat(drawn).containsAll(ids(model, FlowNode.class)).containsAll(ids(model, Lane.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_element_has_readable_id_documentation_and_label(Path file) {
        BpmnModelInstance model = read(file);
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            String type = node.getElementType()
                    .getTypeName()
                    .replaceAll("(parallel|exclusive|inclusive|eventBased)Gateway", "gateway");
            assertThat(node.getId()).matches(type + "_[a-z][A-Za-z]+").doesNotMatch(GENERATED);
            assertThat(node.getDocumentations()).as(node.getId()).isNotEmpty();
        }
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(flow.getId()).matches("sequenceFlow_[a-z][A-Za-z]+"));
        assertThat(model.getModelElementsByType(FlowElement.class).stream()
                        .filter(element -> element instanceof UserTask
                                || element instanceof ServiceTask
                                || element.getElementType().getTypeName().endsWith("Event")))
                .allSatisfy(element ->
                        assertThat(element.getName()).as(element.getId()).isNotBlank());
    }

    /** As docs/style-guide.md asks; an incident shows the last part. */
    @ParameterizedTest
    @MethodSource("models")
    void documentation_of_a_task_says_what_it_leaves_and_what_to_do_if_it_fails(Path file) {
        BpmnModelInstance model = read(file);
        assertThat(model.getModelElementsByType(Task.class))
                .allSatisfy(task -> assertThat(documentation(task)).contains("Leaves: "));
        assertThat(model.getModelElementsByType(ServiceTask.class))
                .allSatisfy(task -> assertThat(documentation(task)).contains("If it fails: "));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_gateway_is_a_question_and_labels_are_unique(Path file) {
        BpmnModelInstance model = read(file);
        assertThat(model.getModelElementsByType(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                    assertThat(gateway.getOutgoing())
                            .extracting(SequenceFlow::getName)
                            .doesNotContainNull()
                            .doesNotHaveDuplicates();
                });
        assertThat(model.getModelElementsByType(FlowNode.class))
                .extracting(FlowNode::getName)
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_user_task_has_a_form_a_candidate_group_and_a_due_date(Path file) {
        for (UserTask task : read(file).getModelElementsByType(UserTask.class)) {
            String id = task.getId();
            assertThat(formRef(task)).as(id).isNotBlank();
            assertThat(task.getCamundaCandidateGroups()).as(id).isNotBlank();
            if (task.getCamundaDueDate() == null) {
                // then the due date comes from the decision table
                String own = "${%sListener}".formatted(id.replaceFirst("userTask_", ""));
                assertThat(task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaTaskListener.class)
                                .list())
                        .as(id)
                        .extracting(
                                CamundaTaskListener::getCamundaEvent, CamundaTaskListener::getCamundaDelegateExpression)
                        .containsExactly(
                                tuple("create", "${stepListener}"),
                                tuple("complete", own),
                                tuple("delete", "${stepListener}"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_service_task_is_async_with_retries_and_own_delegate(Path file) {
        for (ServiceTask task : read(file).getModelElementsByType(ServiceTask.class)) {
            String id = task.getId();
            assertThat(task.isCamundaAsyncBefore()).as(id).isTrue();
            assertThat(task.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaFailedJobRetryTimeCycle.class)
                            .singleResult()
                            .getTextContent())
                    .as(id)
                    .matches("PT\\w+(,PT\\w+){2,}");
            assertThat(task.getCamundaDelegateExpression())
                    .isEqualTo("${%sDelegate}".formatted(id.replaceFirst("serviceTask_", "")));
        }
    }

    @Test
    void beans_used_in_models_match_beans_in_code() {
        Set<String> used = models().map(ModelConventionsTest::text)
                .flatMap(text -> BEAN.matcher(text).results().map(match -> match.group(1)))
                .filter(name -> name.endsWith("Delegate") || name.endsWith("Listener"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ours = Stream.concat(
                        Models.files("src/main/java", "Delegates.java").stream()
                                .map(ModelConventionsTest::text)
                                .flatMap(
                                        text -> DELEGATE.matcher(text).results().map(match -> match.group(1))),
                        Models.files("src/main/java", "Listener.java").stream()
                                .map(ModelConventionsTest::text)
                                .filter(text -> text.contains("@Component"))
                                .map(text -> find("class (\\w+Listener)", text))
                                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(ours);
    }

    /** The classes of names, each of one model. */
    static Stream<Class<?>> names() {
        return Stream.of(
                CustomerOnboardingModel.class,
                ProviderSetupModel.class,
                WatchDeadlineModel.class,
                IntegrationPauseModel.class,
                IntegrationResumeModel.class,
                IntegrationOffboardingModel.class,
                SyncCaseStateModel.class,
                WriteCaseEntryModel.class,
                CaseCommentModel.class,
                ContactChangeModel.class,
                CustomerRequestModel.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_constant_of_the_code_is_in_the_model(Class<?> names) throws ReflectiveOperationException {
        Path file = Path.of("processes", fileOf(names));
        BpmnModelInstance model = read(file);
        Set<String> elements = ids(model, FlowNode.class);
        String xml = text(file);
        for (Field constant : names.getFields()) {
            String value = (String) constant.get(null);
            switch (constant.getName().split("_")[0]) {
                case "KEY" -> assertThat(process(model).getId()).isEqualTo(value);
                case "FORM" -> assertThat(Models.forms()).containsKey(value);
                case "MESSAGE" ->
                    assertThat(model.getModelElementsByType(Message.class))
                            .extracting(Message::getName)
                            .contains(value);
                case "VARIABLE" -> assertThat(xml).contains("${" + value);
                case "ERROR" ->
                    assertThat(model.getModelElementsByType(Error.class))
                            .extracting(Error::getErrorCode)
                            .contains(value);
                // set when the process is started; no expression of the model reads it
                case "INPUT" -> assertThat(xml).doesNotContain("${" + value);
                case "VALUE" -> assertThat(xml).contains("== '%s'}".formatted(value));
                default -> assertThat(elements).as(constant.getName()).contains(value);
            }
        }
    }

    @Test
    void every_model_has_a_class_of_constants() {
        assertThat(models().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(
                        names().map(ModelConventionsTest::fileOf).toList());
    }

    private static String fileOf(Class<?> names) {
        try {
            return names.getField("KEY").get(null) + ".bpmn";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void element_ids_in_code_are_constants() {
        Pattern literal = Pattern.compile(
                "\"((?:startEvent|endEvent|intermediateCatchEvent|subProcess|serviceTask|userTask|gateway)_\\w+)\"");
        Stream.concat(Models.files("src/main/java", ".java").stream(), Models.files("src/test/java", ".java").stream())
                .filter(file -> names().noneMatch(names -> file.endsWith(names.getSimpleName() + ".java")))
                .forEach(
                        file -> assertThat(literal.matcher(text(file)).results().map(match -> match.group(1)))
                                .as(file.toString())
                                .isEmpty());
    }

    @Test
    void every_form_is_used_named_after_its_file_and_renderable() {
        Set<String> used = models().map(ModelConventionsTest::read)
                .flatMap(model -> Stream.concat(
                        model.getModelElementsByType(UserTask.class).stream(),
                        model.getModelElementsByType(StartEvent.class).stream()))
                .map(ModelConventionsTest::formRef)
                .filter(form -> form != null)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Models.forms().keySet()).isEqualTo(used);
        Models.forms().forEach((name, form) -> {
            assertThat(form.path("id").asText()).isEqualTo(name);
            assertThat(Models.components(form)).allSatisfy(component -> {
                assertThat(component.path("type").asText()).isIn(RENDERED);
                // a path would put the value into an object, which the domain doesn't read
                assertThat(component.path("path").asText()).isEmpty();
                assertThat(component.path("id").asText()).doesNotMatch(GENERATED);
            });
        });
    }

    @Test
    void form_fields_in_code_match_keys_and_labels_of_forms() {
        Map<String, Set<String>> labelsByKey = Models.forms().values().stream()
                .flatMap(Models::components)
                .filter(component -> component.hasNonNull("key"))
                .collect(Collectors.groupingBy(
                        component -> component.path("key").asText(),
                        Collectors.mapping(component -> component.path("label").asText(), Collectors.toSet())));
        Map<String, Set<String>> ours = Arrays.stream(FormField.values())
                .collect(Collectors.groupingBy(
                        FormField::key,
                        Collectors.mapping(field -> field.label().toString(), Collectors.toSet())));
        assertThat(labelsByKey).isEqualTo(ours);
    }

    @Test
    void forms_show_exactly_the_supplied_texts() {
        Pattern shown = Pattern.compile("\\{\\{(\\w+)}}");
        Set<String> asked = Models.forms().values().stream()
                .map(JsonNode::toString)
                .flatMap(form -> shown.matcher(form).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "instructions",
                        "subscriptionSummary",
                        "caseWorkNotes",
                        "beforehand",
                        "problem",
                        "mismatch",
                        "registrationSet",
                        "setupSummary",
                        "requestSummary",
                        "connectionRequest");
    }

    private static BpmnModelInstance read(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        Bpmn.validateModel(model);
        return model;
    }

    private static Process process(BpmnModelInstance model) {
        List<Process> processes = List.copyOf(model.getModelElementsByType(Process.class));
        assertThat(processes).hasSize(1);
        return processes.get(0);
    }

    private static <T extends BaseElement> Set<String> ids(BpmnModelInstance model, Class<T> type) {
        Function<T, String> id = BaseElement::getId;
        return model.getModelElementsByType(type).stream().map(id).collect(Collectors.toSet());
    }

    private static String formRef(FlowNode node) {
        return node.getAttributeValueNs(CAMUNDA, "formRef");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String documentation(FlowNode node) {
        return node.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .collect(Collectors.joining(" "));
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
