package org.serviceexchange.onboarding.process.deployment;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;

/** Reads a model as XML, with the lines of its elements. The engine's own parser stops at the first element that it lacks. */
final class ModelXml extends Parser {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** The engine reads it like its own. */
    private static final String ACTIVITI = "http://activiti.org/bpmn";

    /** Parts of an element that a designer knows by the element around them. */
    private static final Set<String> PARTS = Set.of("documentation", "extensionElements", "conditionExpression");

    private ModelXml() {}

    @Override
    protected SAXParser getSaxParser() throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        setXxeProcessing(factory);
        // the engine's own factory is so only together with a schema
        factory.setNamespaceAware(true);
        return factory.newSAXParser();
    }

    @Override
    public Parse createParse() {
        return new Parse(this) {};
    }

    /** @return empty if it is not well-formed; the engine reports that */
    static Optional<Element> root(byte[] model) {
        Parse parse = new ModelXml().createParse().sourceInputStream(new ByteArrayInputStream(model));
        parse.execute();
        return parse.hasErrors() ? Optional.empty() : Optional.ofNullable(parse.getRootElement());
    }

    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.elements().stream().flatMap(ModelXml::all));
    }

    /** The value of an attribute in the engine's namespace; null if there is none. */
    static String camunda(Element element, String attribute) {
        return element.attributes().stream()
                .filter(key -> key.equals(CAMUNDA + ":" + attribute) || key.equals(ACTIVITI + ":" + attribute))
                .findFirst()
                .map(element::attribute)
                .orElse(null);
    }

    /** The element of its kind in the process, such as a task. */
    static boolean isNamed(Element element) {
        return element.getUri().contains("omg.org/spec/BPMN")
                && element.attribute("id") != null
                && !PARTS.contains(element.getTagName())
                && !element.getTagName().endsWith("EventDefinition")
                && !element.getTagName().endsWith("LoopCharacteristics");
    }

    /** What a designer calls the element: {@code user task “Security review” (securityReview)}. */
    static String label(Element element) {
        String type =
                element.getTagName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String name = element.attribute("name");
        String id = element.attribute("id");
        String shown = name == null || name.isBlank()
                ? ""
                : " “%s”".formatted(name.replaceAll("\\s+", " ").strip());
        return type + shown + (id == null ? "" : " (%s)".formatted(id));
    }
}
