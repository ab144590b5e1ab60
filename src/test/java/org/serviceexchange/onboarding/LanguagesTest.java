package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.ModelName;
import org.serviceexchange.onboarding.process.form.FormTranslator;

/** A language is files only, and each of them says all that the English one says. {@code MessagesTest} and the test of the mails compare theirs. */
class LanguagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources");
    private static final Path TASKLIST = MESSAGES.resolve("META-INF/resources/webjars/camunda/app/tasklist/scripts");
    private static final Path FORMS = Path.of("forms");
    private static final Path MODELS = Path.of("processes");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void each_language_has_all_its_files() throws IOException {
        for (String language : languages()) {
            assertThat(FORMS.resolve("forms_%s.properties".formatted(language))).exists();
            assertThat(MODELS.resolve("names_%s.properties".formatted(language)))
                    .exists();
            assertThat(Path.of("mails", language)).isDirectory();
            assertThat(Files.readString(TASKLIST.resolve("config.js")))
                    .containsPattern("availableLocales: \\[.*'%s'.*]".formatted(language));
        }
        assertThat(Stream.concat(suffixes(FORMS, "forms"), suffixes(MODELS, "names")))
                .as("languages without messages")
                .allMatch(languages()::contains);
    }

    @Test
    void english_names_are_those_of_the_models() throws IOException {
        Map<String, String> processes = new TreeMap<>();
        Map<String, String> tasks = new TreeMap<>();
        try (Stream<Path> models = Files.list(MODELS)) {
            for (Path file :
                    models.filter(one -> one.toString().endsWith(".bpmn")).toList()) {
                BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                Process process =
                        model.getModelElementsByType(Process.class).iterator().next();
                processes.put(process.getId(), process.getName());
                model.getModelElementsByType(UserTask.class)
                        .forEach(task -> tasks.put(process.getId() + "." + task.getId(), task.getName()));
            }
        }
        Map<String, String> names = properties(MODELS.resolve("names.properties"));
        assertThat(names).containsAllEntriesOf(tasks);
        names.keySet().removeAll(tasks.keySet());
        assertThat(processes).containsAllEntriesOf(names);
    }

    @Test
    void names_of_tasks_are_complete_in_each_language() throws IOException {
        Map<String, String> english = properties(MODELS.resolve("names.properties"));
        for (String language : suffixes(MODELS, "names").toList()) {
            assertThat(properties(MODELS.resolve("names_%s.properties".formatted(language)))
                            .keySet())
                    .as(language)
                    .isEqualTo(english.keySet());
        }
    }

    @Test
    void forms_are_complete_in_each_language() throws IOException {
        Map<String, String> english = formTexts();
        for (String language : suffixes(FORMS, "forms").toList()) {
            Map<String, String> translated = properties(FORMS.resolve("forms_%s.properties".formatted(language)));
            assertThat(translated.keySet()).as(language).isEqualTo(english.keySet());
            assertThat(translated).allSatisfy((key, text) -> assertThat(placeholders(text))
                    .as("the placeholders of %s in %s", key, language)
                    .isEqualTo(placeholders(english.get(key))));
        }
    }

    @Test
    void words_added_to_tasklist_are_complete_in_each_language() throws IOException {
        List<String> english = Pattern.compile("(?m)^  (\\w+): '[^']+',?$")
                .matcher(Files.readString(TASKLIST.resolve("onboarding.js")))
                .results()
                .map(found -> found.group(1))
                .toList();
        for (String language : languages()) {
            JsonNode words = json.readTree(
                    TASKLIST.resolve("onboarding_%s.json".formatted(language)).toFile());
            assertThat(words.fieldNames())
                    .toIterable()
                    .as(language)
                    .isNotEmpty()
                    .containsExactlyElementsOf(english);
        }
    }

    @Test
    void registration_offers_each_language_by_its_own_name() throws IOException {
        JsonNode options = StreamSupport.stream(
                        form("register-customer").path("components").spliterator(), false)
                .filter(component -> component.path("key").asText().equals("language"))
                .findFirst()
                .orElseThrow()
                .path("values");

        assertThat(StreamSupport.stream(options.spliterator(), false)
                        .collect(
                                Collectors.toMap(option -> option.path("value").asText(), option -> option.path("label")
                                        .asText())))
                .containsAllEntriesOf(Stream.concat(Stream.of("en"), languages().stream())
                        .collect(Collectors.toMap(language -> language, language -> new Locale(language)
                                .getDisplayLanguage(new Locale(language)))));
    }

    @Test
    void text_that_a_designer_changed_is_not_translated() throws IOException {
        JsonNode form = form("register-customer");
        FormTranslator translator = new FormTranslator();

        translator.translate(form, new Locale("la"));
        assertThat(form.at("/components/2/label").asText()).isEqualTo("Emptor");
        assertThat(form.at("/components/3/label").asText()).isEqualTo("Contact's name");

        JsonNode changed = form("register-customer");
        ((ObjectNode) changed.at("/components/2")).put("label", "Company");
        translator.translate(changed, new Locale("la"));
        assertThat(changed.at("/components/2/label").asText()).isEqualTo("Company");
    }

    @Test
    void name_that_a_designer_changed_is_not_translated() {
        assertThat(new ModelName("Review the set-up").in(new Locale("la"))).isEqualTo("Recognosce");
        assertThat(new ModelName("Review the set-up").in(Locale.ENGLISH)).isEqualTo("Review the set-up");
        assertThat(new ModelName("Security review").in(new Locale("la"))).isEqualTo("Security review");
    }

    /** Beside English. */
    private static List<String> languages() throws IOException {
        return suffixes(MESSAGES, "messages").toList();
    }

    private static Stream<String> suffixes(Path folder, String name) throws IOException {
        Pattern pattern = Pattern.compile(name + "_(\\w+)\\.properties");
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> pattern.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private Map<String, String> formTexts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> forms = Files.list(FORMS)) {
            for (Path file :
                    forms.filter(one -> one.toString().endsWith(".form")).toList()) {
                JsonNode form = json.readTree(file.toFile());
                new FormTranslator()
                        .texts(form)
                        .forEach((key, text) -> texts.put(form.path("id").asText() + "." + key, text));
            }
        }
        return texts;
    }

    private JsonNode form(String id) throws IOException {
        return json.readTree(FORMS.resolve(id + ".form").toFile());
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\{\\w+}}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
