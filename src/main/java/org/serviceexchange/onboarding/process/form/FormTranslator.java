package org.serviceexchange.onboarding.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.serviceexchange.onboarding.domain.Languages;

/**
 * Puts the texts of another language into a form. They are in {@code forms/forms_<language>.properties}, by the id of the
 * form, the id of the component, and {@code label}, {@code text}, {@code description} or {@code values.} and the value of an
 * option. A text that a process designer has changed stays as it is, because its translation says something else.
 */
public final class FormTranslator {

    private static final List<String> TEXTS = List.of("label", "text", "description");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Locale, Properties> translations = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> originals = new ConcurrentHashMap<>();

    /** @param form changed in place */
    public void translate(JsonNode form, Locale language) {
        String id = form.path("id").asText();
        if (language.equals(Languages.BASE) || !id.matches("[\\w-]+")) {
            return;
        }
        Properties translation = translations.computeIfAbsent(language, FormTranslator::read);
        Map<String, String> original = originals.computeIfAbsent(id, this::original);
        texts(form, (component, key) -> {
            String property = key.substring(key.lastIndexOf('.') + 1);
            String translated = translation.getProperty(id + "." + key);
            if (translated != null
                    && component.path(property(property)).asText().equals(original.get(key))) {
                component.put(property(property), translated);
            }
        });
    }

    /** The texts of a form of the application by their keys, without the id of the form. */
    public Map<String, String> texts(JsonNode form) {
        Map<String, String> texts = new HashMap<>();
        texts(form, (component, key) -> {
            String text = component
                    .path(property(key.substring(key.lastIndexOf('.') + 1)))
                    .asText();
            // a text that stands for itself: the application fills it
            if (!text.isBlank() && !text.matches("\\{\\{\\w+}}")) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    private static String property(String last) {
        return TEXTS.contains(last) ? last : "label";
    }

    private static void texts(JsonNode parent, BiConsumer<ObjectNode, String> each) {
        for (JsonNode component : parent.path("components")) {
            String id = component.path("id").asText();
            TEXTS.stream().filter(component::has).forEach(text -> each.accept((ObjectNode) component, id + "." + text));
            for (JsonNode option : component.path("values")) {
                each.accept(
                        (ObjectNode) option,
                        "%s.values.%s".formatted(id, option.path("value").asText()));
            }
            texts(component, each);
        }
    }

    private Map<String, String> original(String form) {
        try (InputStream file = resource("forms/%s.form".formatted(form))) {
            return file == null ? Map.of() : texts(json.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Locale language) {
        Properties translation = new Properties();
        try (InputStream file = resource("forms/forms_%s.properties".formatted(language.getLanguage()))) {
            if (file != null) {
                translation.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            return translation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return FormTranslator.class.getClassLoader().getResourceAsStream(name);
    }
}
