package org.serviceexchange.onboarding.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Returns forms in the language of who opens them, and start forms with their texts and values. Tasklist reads the values of task forms, but not of start forms. So
 * texts replace their names, and fields get default values.
 */
public class LocalizedFormService extends FormServiceImpl {

    private final ObjectMapper json = new ObjectMapper();
    private final FormTranslator translator = new FormTranslator();
    private final Supplier<FormTextProvider> texts;

    public LocalizedFormService(Supplier<FormTextProvider> texts) {
        this.texts = texts;
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        try (InputStream deployed = super.getDeployedStartForm(processDefinitionId)) {
            byte[] form = deployed.readAllBytes();
            return new ByteArrayInputStream(isJson(form) ? filled(translated(form)) : form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        try (InputStream deployed = super.getDeployedTaskForm(taskId)) {
            byte[] form = deployed.readAllBytes();
            return new ByteArrayInputStream(isJson(form) ? json.writeValueAsBytes(translated(form)) : form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode translated(byte[] form) throws IOException {
        JsonNode read = json.readTree(form);
        translator.translate(read, LocaleContextHolder.getLocale());
        return read;
    }

    /** Otherwise it is an HTML form of a designer. */
    private static boolean isJson(byte[] form) {
        return new String(form, 0, Math.min(form.length, 100), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("{");
    }

    private byte[] filled(JsonNode form) throws IOException {
        fill(form, texts.get().ofStart(form.path("id").asText()));
        return json.writeValueAsBytes(form);
    }

    private static void fill(JsonNode node, Map<String, String> shown) {
        for (JsonNode component : node.path("components")) {
            String value = shown.get(component.path("key").asText());
            if (value != null) {
                ((ObjectNode) component).put("defaultValue", value);
            } else if (component.path("type").asText().equals("text")) {
                String text = component.path("text").asText();
                for (Map.Entry<String, String> one : shown.entrySet()) {
                    text = text.replace("{{%s}}".formatted(one.getKey()), one.getValue());
                }
                ((ObjectNode) component).put("text", text);
            }
            fill(component, shown);
        }
    }
}
