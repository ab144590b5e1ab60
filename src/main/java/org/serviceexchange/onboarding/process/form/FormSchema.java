package org.serviceexchange.onboarding.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * The fields of a Camunda Form.
 *
 * @param id the id that models refer to
 */
public record FormSchema(String id, List<Field> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Components that take input, as form-js names them. */
    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist", "datetime");

    /** The custom property by which a designer keeps an answer for later gateways and forms. */
    private static final String KEEP = "keep";

    private static final Set<String> KEEPABLE =
            Set.of("textfield", "textarea", "number", "checkbox", "radio", "select");

    /** Characters; the engine stores at most 4000 in a text variable. */
    private static final int MAX_TEXT = 2000;

    /** @throws UncheckedIOException if it is no JSON object */
    public static FormSchema read(byte[] form) {
        try {
            JsonNode root = JSON.readTree(form);
            if (!root.isObject()) {
                throw new UncheckedIOException(new IOException("no JSON object"));
            }
            List<Field> fields = new ArrayList<>();
            collect(root, fields);
            return new FormSchema(root.path("id").asText(), List.copyOf(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<Field> fields) {
        for (JsonNode component : node.path("components")) {
            if (INPUTS.contains(component.path("type").asText())) {
                fields.add(new Field(component));
            }
            collect(component, fields);
        }
    }

    public Set<String> keys() {
        return fields.stream().map(Field::key).collect(Collectors.toUnmodifiableSet());
    }

    public List<Field> kept() {
        return fields.stream().filter(Field::isKept).toList();
    }

    /** One field, as the form describes it. */
    public record Field(JsonNode component) {

        public String key() {
            return component.path("key").asText();
        }

        public boolean isKept() {
            return component
                    .path("properties")
                    .path(KEEP)
                    .asText()
                    .toLowerCase(Locale.ROOT)
                    .matches("yes|true");
        }

        /** Whether an answer can be checked. A list, a date and options from a variable can't. */
        public boolean isKeepable() {
            return KEEPABLE.contains(type())
                    && (!isChoice() || component.path("values").isArray())
                    && isReadable(validation("pattern"));
        }

        private static boolean isReadable(JsonNode pattern) {
            try {
                Pattern.compile(pattern.asText());
                return true;
            } catch (PatternSyntaxException e) {
                return false;
            }
        }

        /**
         * Checks an answer that the process keeps.
         *
         * @return what the process keeps; null if the field is optional and empty
         * @throws InvalidInputException if the form does not allow it
         */
        Object checked(Object answer) {
            Object given =
                    answer instanceof String text && PastedText.text(text).isEmpty() ? null : answer;
            if (type().equals("checkbox")) {
                return tick(given);
            }
            if (given == null) {
                if (validation("required").asBoolean()
                        && component.path("conditional").isMissingNode()) {
                    throw refused("submission.required");
                }
                return null;
            }
            return switch (type()) {
                case "number" -> number(given);
                case "radio", "select" -> choice(given);
                default -> text(given);
            };
        }

        private Boolean tick(Object given) {
            if (given != null && !(given instanceof Boolean)) {
                throw refused("submission.tick");
            }
            boolean ticked = Boolean.TRUE.equals(given);
            if (!ticked && validation("required").asBoolean()) {
                throw refused("submission.ticked");
            }
            return ticked;
        }

        private Number number(Object given) {
            double value;
            try {
                value = Double.parseDouble(PastedText.identifier(given.toString()));
            } catch (NumberFormatException e) {
                throw refused("submission.number");
            }
            if (!Double.isFinite(value)
                    || validation("min").isNumber() && value < validation("min").asDouble()
                    || validation("max").isNumber() && value > validation("max").asDouble()) {
                throw refused("submission.number.range");
            }
            if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
                // one type for whole numbers, whatever the client sends
                return (long) value;
            }
            return value;
        }

        private String choice(Object given) {
            boolean offered = StreamSupport.stream(component.path("values").spliterator(), false)
                    .anyMatch(option -> option.path("value").asText().equals(given));
            if (!offered) {
                throw refused("submission.choice");
            }
            return (String) given;
        }

        private String text(Object given) {
            if (!(given instanceof String typed)) {
                throw refused("submission.text");
            }
            String text = type().equals("textarea") ? PastedText.text(typed) : PastedText.line(typed);
            PastedText.problem(text).ifPresent(whatToDo -> {
                throw refused(whatToDo);
            });
            int longest = Math.min(validation("maxLength").asInt(MAX_TEXT), MAX_TEXT);
            if (text.length() > longest) {
                throw refused("submission.tooLong", longest);
            }
            if (text.length() < validation("minLength").asInt(0)) {
                throw refused("submission.tooShort", validation("minLength").asInt());
            }
            if (!Pattern.compile(validation("pattern").asText()).matcher(text).find()) {
                throw refused("submission.format");
            }
            return text;
        }

        private String type() {
            return component.path("type").asText();
        }

        private boolean isChoice() {
            return type().equals("radio") || type().equals("select");
        }

        private JsonNode validation(String rule) {
            return component.path("validate").path(rule);
        }

        /** @param whatToDo the key of what follows the label */
        private InvalidInputException refused(String whatToDo, Object... values) {
            return refused(Sentence.of(whatToDo, values));
        }

        private InvalidInputException refused(Sentence whatToDo) {
            String label = component.path("label").asText(key());
            return new InvalidInputException(key(), Sentence.of("input.error", label, whatToDo));
        }
    }
}
