package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

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
            throw refused(Sentence.of("deployment.element", element.getLine(), element.getTagName()));
        }
        for (String attribute : element.attributes()) {
            // "name", or "namespace:name"
            String name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (ATTRIBUTES.contains(name)) {
                throw refused(Sentence.of("deployment.attribute", element.getLine(), name));
            }
            if (name.equals("type") && TYPES.contains(value(element, attribute))) {
                throw refused(Sentence.of("deployment.taskType", element.getLine(), value(element, attribute)));
            }
            // "juel" too: as a script language it has no limits
            if (name.equals("language")) {
                throw refused(Sentence.of("deployment.language", element.getLine()));
            }
        }
        // its configuration names a class
        if (element.getTagName().equals("constraint") && "validator".equals(element.attribute("name"))) {
            throw refused(Sentence.of("deployment.validator", element.getLine()));
        }
        element.elements().forEach(ModelDeploymentValidator::look);
    }

    private static String value(Element element, String attribute) {
        return String.valueOf(element.attribute(attribute)).toLowerCase(Locale.ROOT);
    }

    /** @param where the line, and what it has */
    private static BadUserRequestException refused(Sentence where) {
        return new BadUserRequestException(
                Sentence.of("deployment.refused", where).in(LocaleContextHolder.getLocale()));
    }
}
