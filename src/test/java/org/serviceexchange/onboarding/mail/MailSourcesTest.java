package org.serviceexchange.onboarding.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.domain.Languages;

class MailSourcesTest {

    private static final Path MAILS = Path.of("mails");

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAILS)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("README.md"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void mail_source_uses_only_placeholders_explained_in_readme(Path source) throws IOException {
        Set<String> explained = Files.readAllLines(MAILS.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> matches("`(\\w+)`", line.split("\\|")[1]))
                .collect(Collectors.toSet());
        String markdown = Files.readString(source).replaceAll("tasks\\['\\w+']", "tasks");

        assertThat(matches("\\$\\{([^}]+)}", markdown)
                        .flatMap(expression -> matches("(?<![#.\\w])([a-z]\\w+)", expression)))
                .isSubsetOf(Stream.concat(explained.stream(), Stream.of("and", "or", "not", "null"))
                        .toList());
        assertThat(markdown).as("a value that Markdown would interpret").doesNotContain("[(");
    }

    /** A language is a folder with the same files, which say the same. */
    @Test
    void every_language_has_the_same_mails_with_the_same_placeholders() throws IOException {
        Map<Path, List<List<String>>> english = contents(MAILS);
        for (Locale language : Languages.all()) {
            Path folder = MAILS.resolve(language.getLanguage());
            if (Files.exists(folder)) {
                assertThat(contents(folder)).as("the mails in %s", folder).containsExactlyInAnyOrderEntriesOf(english);
            }
        }
        try (Stream<Path> folders = Files.list(MAILS)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(folder -> !folder.equals("parts")))
                    .as("folders of languages that have messages, too")
                    .allMatch(folder -> Languages.parse(folder).isPresent());
        }
    }

    /** Headers, parts, placeholders and conditions of each file. */
    private static Map<Path, List<List<String>>> contents(Path folder) throws IOException {
        Map<Path, List<List<String>>> contents = new TreeMap<>();
        for (Path source : sources().toList()) {
            Path name = folder.relativize(source);
            boolean belongs = source.startsWith(folder)
                    && (name.getNameCount() == 1 || name.getName(0).toString().equals("parts"));
            if (belongs) {
                String markdown = Files.readString(source);
                contents.put(
                        name,
                        Stream.of(
                                        "(?m)^(Subject|Preview|Why|Tone): ",
                                        "~\\{([\\w/.]+)}",
                                        "\\[\\[\\$\\{([^}]+)}]]",
                                        "(th:(?:if|unless|each)=\"[^\"]+)\"")
                                .map(kind -> matches(kind, markdown)
                                        .distinct()
                                        .sorted()
                                        .toList())
                                .toList());
            }
        }
        return contents;
    }

    @Test
    void task_in_mail_source_exists_in_a_model() throws IOException {
        StringBuilder models = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path model : files.toList()) {
                models.append(Files.readString(model));
            }
        }
        for (Path source : sources().toList()) {
            assertThat(matches("tasks\\['(\\w+)']", Files.readString(source)))
                    .as(source.toString())
                    .allSatisfy(step -> assertThat(models).contains("id=\"userTask_%s\"".formatted(step)));
        }
    }

    @Test
    void a_source_that_does_not_begin_with_headers_is_refused() {
        MailSources sources = new MailSources();

        assertThatThrownBy(() ->
                        sources.mail("parts/hello", Locale.ENGLISH, Map.of("toProvider", true), new MailPlaceholders()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("parts/hello.md has to begin with headers");
    }

    private static Stream<String> matches(String expression, String text) {
        return Pattern.compile(expression).matcher(text).results().map(match -> match.group(1));
    }
}
