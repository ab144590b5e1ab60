package org.serviceexchange.onboarding.process.deployment;

import static org.serviceexchange.onboarding.process.deployment.ModelXml.camunda;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * Finds what a process may not have here: code of its own, elements for another engine, work that no program does, and
 * missing settings.
 */
final class BpmnProblems {

    private static final Set<String> CODE_ELEMENTS = Set.of("scriptTask", "script", "connector");
    private static final Set<String> CODE_ATTRIBUTES = Set.of("class", "variableMappingClass", "scriptFormat");
    private static final Set<String> CODE_TYPES = Set.of("shell", "mail");

    /** What the engine needs to know to run such a task, in any of these attributes. */
    private static final List<String> IMPLEMENTATIONS =
            List.of("delegateExpression", "expression", "class", "type", "decisionRef");

    private static final Set<String> WITH_IMPLEMENTATION = Set.of("serviceTask", "sendTask", "businessRuleTask");

    /** Parts of the namespaces of other engines. This engine ignores everything in them. */
    private static final Map<String, String> OTHER_ENGINES = Map.of(
            "camunda.org/schema/zeebe", "Camunda 8",
            "operaton", "Operaton",
            "flowable", "Flowable",
            "cibseven", "CIB seven",
            "fluxnova", "Fluxnova",
            "eximeebpms", "EximeeBPMS",
            "drools", "jBPM");

    private static final Pattern DURATION = Pattern.compile("\\d+|P\\d+D");

    private final Problems problems;

    BpmnProblems(Problems problems) {
        this.problems = problems;
    }

    void find(Element definitions) {
        String platform = definitions.attributes().stream()
                .filter(key -> key.endsWith(":executionPlatform"))
                .map(definitions::attribute)
                .findFirst()
                .orElse("");
        if (platform.equalsIgnoreCase("Camunda Cloud")) {
            problems.add(Sentence.of("deployment.model"), "deployment.camunda8");
        }
        if (definitions.elements().stream().noneMatch(each -> isExecutable(each))) {
            problems.add(Sentence.of("deployment.model"), "deployment.notExecutable");
        }
        walk(definitions, Sentence.of("deployment.model"));
    }

    private static boolean isExecutable(Element element) {
        return element.getTagName().equals("process") && "true".equals(element.attribute("isExecutable"));
    }

    private void walk(Element element, Object around) {
        Object label = ModelXml.isNamed(element) ? ModelXml.label(element) : around;
        code(element, Sentence.of("deployment.line", element.getLine(), label));
        otherEngine(element, label);
        if (isExecutable(element)) {
            timeToLive(element, label);
        }
        if (ModelXml.isNamed(element)) {
            implementation(element, label);
        }
        element.elements().forEach(child -> walk(child, label));
    }

    private void code(Element element, Sentence where) {
        if (CODE_ELEMENTS.contains(element.getTagName())) {
            ownCode(where, Sentence.of("deployment.element", element.getTagName()));
        }
        for (String attribute : element.attributes()) {
            // "name", or "namespace:name"
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            String value = String.valueOf(element.attribute(attribute)).toLowerCase(Locale.ROOT);
            if (CODE_ATTRIBUTES.contains(name)) {
                ownCode(where, Sentence.of("deployment.attribute", name));
            }
            if (name.equals("type") && CODE_TYPES.contains(value)) {
                ownCode(where, Sentence.of("deployment.taskType", value));
            }
            // "juel" too: as a script language it has no limits
            if (name.equals("language")) {
                ownCode(where, Sentence.of("deployment.language"));
            }
        }
        // its configuration names a class
        if (element.getTagName().equals("constraint") && "validator".equals(element.attribute("name"))) {
            ownCode(where, Sentence.of("deployment.validator"));
        }
    }

    private void ownCode(Sentence where, Sentence what) {
        problems.add(where, "deployment.code", what);
    }

    private void otherEngine(Element element, Object label) {
        element.attributes().stream()
                .filter(key -> key.lastIndexOf(':') > 0)
                .map(key -> key.substring(0, key.lastIndexOf(':')))
                .forEach(namespace -> otherEngine(namespace, label));
        otherEngine(element.getUri(), label);
    }

    private void otherEngine(String namespace, Object label) {
        if (namespace == null) {
            return;
        }
        OTHER_ENGINES.forEach((part, engine) -> {
            if (namespace.contains(part)) {
                problems.add(label, "deployment.otherEngine", engine);
            }
        });
    }

    private void timeToLive(Element process, Object label) {
        String time = camunda(process, "historyTimeToLive");
        if (time == null || time.isBlank()) {
            problems.add(label, "deployment.timeToLive");
        } else if (!DURATION.matcher(time).matches()) {
            problems.add(label, "deployment.timeToLive.wrong", time);
        }
    }

    private void implementation(Element element, Object label) {
        if ("external".equals(camunda(element, "type"))
                || element.elements().stream().anyMatch(child -> "external".equals(camunda(child, "type")))) {
            problems.add(label, "deployment.externalTask");
        } else if (WITH_IMPLEMENTATION.contains(element.getTagName())
                && IMPLEMENTATIONS.stream().allMatch(attribute -> camunda(element, attribute) == null)
                // a connector has its own problem
                && ModelXml.all(element).noneMatch(child -> child.getTagName().equals("connector"))) {
            problems.add(label, "deployment.noImplementation");
        }
    }
}
