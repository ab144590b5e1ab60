package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Rejects a model that would run code: scripts, Java classes, shell commands or connectors. The message names the line
 * for the designer.
 */
class ModelDeploymentValidator extends AbstractBpmnParseListener {

    private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector");
    private static final Set<String> ATTRIBUTES = Set.of("class", "variableMappingClass", "scriptFormat");
    private static final Set<String> TYPES = Set.of("shell", "mail");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        look(root);
    }

    private static void look(Element element) {
        if (ELEMENTS.contains(element.getTagName())) {
            throw refused(element, "<%s>".formatted(element.getTagName()));
        }
        for (String attribute : element.attributes()) {
            // "name", or "namespace:name"
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (ATTRIBUTES.contains(name)) {
                throw refused(element, "the attribute '%s'".formatted(name));
            }
            if (name.equals("type") && TYPES.contains(value(element, attribute))) {
                throw refused(element, "a task of type '%s'".formatted(value(element, attribute)));
            }
            // "juel" too: as a script language it has no limits
            if (name.equals("language")) {
                throw refused(element, "a condition with a language");
            }
        }
        // its configuration names a class
        if (element.getTagName().equals("constraint") && "validator".equals(element.attribute("name"))) {
            throw refused(element, "a validator");
        }
        element.elements().forEach(ModelDeploymentValidator::look);
    }

    private static String value(Element element, String attribute) {
        return String.valueOf(element.attribute(attribute)).toLowerCase(Locale.ROOT);
    }

    private static BadUserRequestException refused(Element element, String what) {
        return new BadUserRequestException(
                ("This model can't be deployed: line %d has %s. Models here run no scripts, Java"
                                + " classes, commands or connectors; call one of the application's delegates instead.")
                        .formatted(element.getLine(), what));
    }
}
