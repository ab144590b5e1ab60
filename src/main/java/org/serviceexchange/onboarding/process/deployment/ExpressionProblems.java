package org.serviceexchange.onboarding.process.deployment;

import static org.serviceexchange.onboarding.process.deployment.ModelXml.camunda;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.process.form.FormSchema;
import org.serviceexchange.onboarding.process.model.ApplicationVariables;
import org.springframework.beans.factory.BeanFactory;

/** Finds delegates and listeners that do not exist, and expressions that nothing answers. */
final class ExpressionProblems {

    /** What the engine itself answers. */
    private static final Set<String> OF_ENGINE = Set.of(
            "execution", "task", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    /** Attributes whose value is the name of a variable that the engine sets. */
    private static final List<String> DECLARING = List.of(
            "resultVariable",
            "elementVariable",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable",
            "initiator");

    /** Texts for people, in which braces mean nothing. */
    private static final Set<String> NOT_EVALUATED = Set.of("documentation", "text", "description");

    /** Elements whose name is evaluated. */
    private static final Set<String> NAMED_BY_EXPRESSION = Set.of("userTask", "message", "signal", "escalation");

    /** The property of a process that lists variables which something else sets, such as a calling process. */
    private static final String DECLARED = "variables";

    private static final Pattern ONE_NAME = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");
    private static final Pattern SET = Pattern.compile("setVariable(?:Local)?\\(\\s*['\"](\\w+)['\"]");

    private final BeanFactory beans;
    private final FormProblems forms;
    private final Problems problems;
    private final Builder parser = new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.VARARGS);

    ExpressionProblems(BeanFactory beans, FormProblems forms, Problems problems) {
        this.beans = beans;
        this.forms = forms;
        this.problems = problems;
    }

    void find(Element definitions) {
        Set<String> known = new HashSet<>(ApplicationVariables.NAMES);
        known.addAll(OF_ENGINE);
        ModelXml.all(definitions).flatMap(ExpressionProblems::declaredBy).forEach(known::add);
        Set<String> forgotten = new HashSet<>();
        FormProblems.elementsWithForm(definitions).stream()
                .flatMap(element -> forms.formOf(element).stream())
                .flatMap(form -> form.fields().stream())
                .forEach(field -> (field.isKept() ? known : forgotten).add(field.key()));
        // a called process may answer with all of its variables
        boolean anyVariable = ModelXml.all(definitions)
                .anyMatch(each -> each.getTagName().equals("out") && "all".equals(each.attribute("variables")));
        walk(definitions, Sentence.of("deployment.model"), anyVariable ? null : known, forgotten);
    }

    /** @param known null if any name may be a variable */
    private void walk(Element element, Object around, Set<String> known, Set<String> forgotten) {
        Object label = ModelXml.isNamed(element) ? ModelXml.label(element) : around;
        Set<String> here = known;
        if (known != null && element.getTagName().equals("userTask")) {
            // its listeners and output parameters run in the transaction that submits the form
            here = new HashSet<>(known);
            forms.formOf(element).map(FormSchema::keys).ifPresent(here::addAll);
        }
        for (String expression : expressions(element)) {
            variables(expression, label, here, forgotten);
        }
        String delegate = camunda(element, "delegateExpression");
        // in a listener of the engine's namespace, attributes have none
        bean(element, delegate == null ? element.attribute("delegateExpression") : delegate, label);
        for (Element child : element.elements()) {
            walk(child, label, here, forgotten);
        }
    }

    private static List<String> expressions(Element element) {
        Stream<String> attributes = element.attributes().stream()
                .filter(key -> !key.endsWith("delegateExpression"))
                .filter(key -> !key.equals("name") || NAMED_BY_EXPRESSION.contains(element.getTagName()))
                .map(element::attribute);
        Stream<String> text =
                NOT_EVALUATED.contains(element.getTagName()) ? Stream.empty() : Stream.of(element.getText());
        return Stream.concat(attributes, text)
                .filter(value -> value.contains("${") || value.contains("#{"))
                .toList();
    }

    private void variables(String expression, Object label, Set<String> known, Set<String> forgotten) {
        Tree tree;
        try {
            tree = parser.build(expression.strip());
        } catch (TreeBuilderException e) {
            problems.add(label, "deployment.expression.unreadable", expression);
            return;
        }
        for (FunctionNode function : tree.getFunctionNodes()) {
            if (!FUNCTIONS.contains(function.getName())) {
                problems.add(label, "deployment.expression.function", expression, function.getName());
            }
        }
        for (IdentifierNode identifier : tree.getIdentifierNodes()) {
            String name = identifier.getName();
            if (known == null || known.contains(name)) {
                continue;
            }
            if (forgotten.contains(name)) {
                problems.add(label, "deployment.expression.notKept", name, expression);
            } else {
                problems.add(label, "deployment.expression.unknown", name, expression);
            }
        }
    }

    private static Stream<String> declaredBy(Element element) {
        Stream<String> attributes =
                DECLARING.stream().map(name -> camunda(element, name)).filter(value -> value != null);
        Stream<String> named =
                switch (element.getTagName()) {
                    case "formField" -> Stream.ofNullable(element.attribute("id"));
                    case "inputParameter", "outputParameter" -> Stream.ofNullable(element.attribute("name"));
                    case "in", "out" -> Stream.ofNullable(element.attribute("target"));
                    case "property" ->
                        DECLARED.equals(element.attribute("name"))
                                ? Arrays.stream(String.valueOf(element.attribute("value"))
                                        .split("[\\s,]+"))
                                : Stream.empty();
                    default -> Stream.empty();
                };
        Stream<String> set = expressions(element).stream()
                .flatMap(expression -> SET.matcher(expression).results().map(match -> match.group(1)));
        return Stream.of(attributes, named, set).flatMap(names -> names);
    }

    private void bean(Element element, String expression, Object label) {
        if (expression == null) {
            return;
        }
        String kind =
                switch (element.getTagName()) {
                    case "executionListener", "taskListener" -> "listener";
                    default -> "delegate";
                };
        Matcher name = ONE_NAME.matcher(expression);
        if (!name.matches()) {
            problems.add(label, "deployment." + kind + ".name", expression);
        } else if (!fits(element, name.group(1))) {
            problems.add(label, "deployment." + kind + ".missing", name.group(1));
        }
    }

    private boolean fits(Element element, String name) {
        List<Class<?>> types =
                switch (element.getTagName()) {
                    case "executionListener" -> List.of(ExecutionListener.class, JavaDelegate.class);
                    case "taskListener" -> List.of(TaskListener.class);
                    default -> List.of(JavaDelegate.class);
                };
        return beans.containsBean(name) && types.stream().anyMatch(type -> beans.isTypeMatch(name, type));
    }
}
