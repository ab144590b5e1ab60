package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.input.AccessField;
import org.serviceexchange.onboarding.domain.input.CaseField;
import org.serviceexchange.onboarding.domain.input.DeadlineField;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.IntegrationRequestField;
import org.serviceexchange.onboarding.domain.input.WithdrawalField;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationNotice;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.serviceexchange.onboarding.servicenow.InstanceFault;

/** The message files hold every sentence that code and templates ask for, and no other. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("templates");
    private static final Path CODE = Path.of("src/main/java/org/serviceexchange/onboarding");

    /** A key, or the beginning or the end of one, as a literal: {@code #{home.title}}, {@code 'state.'}, {@code ".title"}. */
    private static final Pattern PLAIN_KEY = Pattern.compile("#\\{([\\w.-]+)");

    private static final Pattern LITERAL = Pattern.compile("(?:'([\\w.-]+)'|\"([\\w.%-]+)\")");

    private static final List<JavaSources.Text> TEXTS = JavaSources.texts(CODE);

    /** Texts like a key: a file and messages of the models. */
    private static final Set<String> NO_KEYS =
            Set.of("layout.html", "deadline.extended", "integration.requestTakenBack", "integration.requestLapsed");

    /** Files and folders whose texts are no sentences for people. */
    private static final List<String> NO_SENTENCES = List.of(
            // statements of the database
            "persistence/",
            "monitoring/OnboardingFigureQueries.java",
            // a message to a program
            "domain/webhook/StateChange.java",
            "security/account/AccountSearch.java",
            "security/account/OidcLinkStore.java",
            // causes of incidents, what stops the start, and why a sign-in failed, which the log has: operators read
            // them
            "outgoing/",
            "servicenow/ServiceNowInstances.java",
            "security/startup/",
            "security/oidc/",
            // what a metric is, in Prometheus
            "monitoring/OnboardingMetrics.java",
            // documentation of the API
            "web/OpenApiConfiguration.java",
            "web/account/AccountLinkApi.java",
            // words in the messages of an instance
            "domain/instanceaccess/ReplicationNotice.java",
            // patterns, policies and JSON
            "domain/customer/EmailAddress.java",
            "security/http/ServerErrorReportValve.java",
            "security/engine/QueryExpressions.java",
            "security/http/EngineErrorBodyFilter.java",
            "security/http/NotFoundResponse.java",
            "security/http/WebSecurityConfiguration.java",
            "security/request/OverridableResponse.java",
            "web/notification/MailboxController.java",
            "web/onboarding/OnboardingPageModelAssembler.java");

    private static Map<String, String> messages(Path file) throws IOException {
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(containsKey(key)).as("%s has %s twice", file, key).isFalse();
                return super.put(key, value);
            }
        };
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> messages = new TreeMap<>();
        properties.forEach((key, message) -> messages.put((String) key, (String) message));
        return messages;
    }

    private static Map<String, String> messages() throws IOException {
        return messages(RESOURCES.resolve("messages.properties"));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    @Test
    void every_key_that_a_template_names_has_a_message() throws IOException {
        Set<String> keys = messages().keySet();
        for (Path template : files(TEMPLATES, ".html")) {
            String text = Files.readString(template);
            List<String> named = new ArrayList<>();
            PLAIN_KEY.matcher(text).results().map(found -> found.group(1)).forEach(named::add);
            Pattern.compile("texts\\.html\\('([\\w.-]+)'[,)]")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(named::add);
            assertThat(keys).as("the keys in %s", template).containsAll(named);
        }
    }

    @Test
    void every_message_is_used() throws IOException {
        Set<String> literals = new TreeSet<>();
        for (Path file : Stream.concat(files(TEMPLATES, ".html").stream(), files(CODE, ".java").stream())
                .toList()) {
            String text = Files.readString(file);
            PLAIN_KEY.matcher(text).results().map(found -> found.group(1)).forEach(literals::add);
            LITERAL.matcher(text).results().map(MessagesTest::literal).forEach(literals::add);
        }
        assertThat(messages().keySet()).allSatisfy(key -> assertThat(literals)
                .as("a literal for %s", key)
                .anyMatch(literal -> key.equals(literal)
                        // a key that is put together: 'state.' and the state, 'next.' and the step, "pastRequest.%s.%s"
                        || literal.endsWith(".") && key.startsWith(literal)
                        || literal.contains("%s")
                                && key.matches(literal.replace(".", "\\.").replace("%s", "\\w+"))));
    }

    private static String literal(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    @Test
    void every_step_has_a_title_and_a_text() throws IOException {
        Map<String, String> messages = messages();
        assertThat(messages.keySet())
                .filteredOn(key -> key.startsWith("next.") && !key.equals("next.solution"))
                .allSatisfy(key -> assertThat(messages)
                        .containsKeys(
                                key.replaceFirst("\\.(title|text)$", ".title"),
                                key.replaceFirst("\\.(title|text)$", ".text")));
    }

    @Test
    void every_state_that_a_page_shows_has_a_name() throws IOException {
        Set<String> keys = messages().keySet();
        assertThat(keys).containsAll(names("state.", OnboardingState.values()));
        assertThat(keys).containsAll(names("caseState.", CaseState.values()));
        assertThat(keys).containsAll(names("subscriptionState.", SubscriptionState.values()));
        assertThat(keys).containsAll(names("replicationSetState.", ReplicationSetState.values()));
        assertThat(keys).containsAll(names("setupState.", SetupState.values()));
        assertThat(keys).containsAll(names("signIn.refusal.", SignInRefusal.values()));
        assertThat(keys).containsAll(names("denialReason.", DenialReason.values()));
        assertThat(keys).containsAll(names("role.", Role.values()));
        assertThat(keys).containsAll(names("checkStep.", AccessTestStep.values()));
        assertThat(keys).containsAll(names("checkOutcome.", AccessTestLine.Outcome.values()));
        assertThat(keys).containsAll(names("accessMethod.", AccessMethod.values()));
        assertThat(keys).containsAll(names("accessFault.", InstanceFault.values()));
        assertThat(keys)
                .containsAll(names("replicationNotice.", ReplicationNotice.values()).stream()
                        .flatMap(key -> Stream.of(key + ".cause", key + ".solution"))
                        .toList());
        for (Enum<?>[] fields : List.<Enum<?>[]>of(
                AccessField.values(),
                FormField.values(),
                WithdrawalField.values(),
                DeadlineField.values(),
                IntegrationRequestField.values(),
                CaseField.values())) {
            assertThat(keys).containsAll(names("field.", fields));
        }
        assertThat(keys)
                .containsAll(Arrays.stream(Decision.values())
                        .map(decision -> "decision." + decision.value())
                        .toList());
    }

    private static List<String> names(String prefix, Enum<?>... constants) {
        return Arrays.stream(constants).map(one -> prefix + one.name()).toList();
    }

    @Test
    void every_message_is_well_formed() throws IOException {
        for (Path file : files(RESOURCES, ".properties")) {
            Locale language = Locale.forLanguageTag(messages(file).getOrDefault("language", "en"));
            assertThat(messages(file)).allSatisfy((key, message) -> {
                assertThat(new MessageFormat(message, language)).isNotNull();
                assertThat(message.replace("''", ""))
                        .as("%s in %s: an apostrophe is written twice", key, file)
                        .doesNotContain("'");
            });
        }
    }

    /** As soon as there is a second language, it says all that the first one says. */
    @Test
    void all_languages_have_the_same_keys_and_arguments() throws IOException {
        Map<String, String> english = messages();
        for (Path file : files(RESOURCES, ".properties")) {
            Map<String, String> messages = messages(file);
            assertThat(messages.keySet()).as("the keys of %s", file).isEqualTo(english.keySet());
            assertThat(messages).allSatisfy((key, message) -> assertThat(arguments(message))
                    .as("the arguments of %s in %s", key, file)
                    .isEqualTo(arguments(english.get(key))));
        }
    }

    private static Set<String> arguments(String message) {
        Set<String> arguments = new TreeSet<>();
        Pattern.compile("\\{(\\d)")
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .forEach(arguments::add);
        return arguments;
    }

    /** What people entered is never markup: only sentences of ours are, through {@code texts.html} and plain keys. */
    @Test
    void only_messages_are_shown_as_markup() throws IOException {
        Pattern markup = Pattern.compile("th:utext=\"([^\"]*)\"");
        for (Path template : files(TEMPLATES, ".html")) {
            assertThat(markup.matcher(Files.readString(template)).results().map(found -> found.group(1)))
                    .as("th:utext in %s", template)
                    .allMatch(value -> value.matches("#\\{[\\w.-]+}|#\\{\\$\\{'[\\w.-]+' \\+ [\\w.]+}}")
                            || value.matches("\\$\\{(times\\.isPast\\([\\w.]+\\) \\? )?texts\\.html\\([^\"]*\\)}"));
        }
    }

    @Test
    void every_key_in_code_has_a_message_with_the_arguments_that_it_gets() throws IOException {
        Map<String, String> messages = messages();
        Set<String> groups = new TreeSet<>();
        messages.keySet().forEach(key -> groups.add(key.substring(0, key.indexOf('.') + 1)));
        // properties of the application begin with it, too
        groups.remove("onboarding.");
        assertThat(TEXTS.stream()
                        .filter(text -> !text.inAnnotation())
                        .filter(text -> text.text().matches("[a-z]\\w+\\.[\\w.%-]*"))
                        .filter(text -> groups.contains(
                                text.text().substring(0, text.text().indexOf('.') + 1)))
                        .filter(text -> !NO_KEYS.contains(text.text())))
                .hasSizeGreaterThan(100)
                .allSatisfy(text -> {
                    Pattern key =
                            Pattern.compile(text.text().replace(".", "\\.").replaceAll("%s|(?<=\\.)$", "[\\\\w.-]+"));
                    List<String> keys = messages.keySet().stream()
                            .filter(one -> key.matcher(one).matches())
                            .toList();
                    assertThat(keys).as("the messages of %s", text).isNotEmpty();
                    // what is no argument of a call gets its own ones elsewhere
                    if (text.after() >= 0) {
                        assertThat(keys).allSatisfy(one -> assertThat(arguments(messages.get(one)))
                                .as("arguments of %s", one)
                                .allMatch(argument -> Integer.parseInt(argument) < text.after()));
                    }
                });
    }

    /** A sentence in the code would stay English. Exceptions are what a developer or an operator reads, and what is none. */
    @Test
    void sentences_for_people_are_messages() {
        Pattern sentence = Pattern.compile("(?:(?<![\\w.:/%-])[a-z]{2,}(?![\\w:/=(-]).*?){3}", Pattern.DOTALL);
        assertThat(TEXTS.stream()
                        .filter(text -> !text.inAnnotation() && !text.forDevelopers())
                        .filter(text -> sentence.matcher(text.text()).find())
                        .filter(text -> NO_SENTENCES.stream()
                                .noneMatch(none -> text.file().startsWith(none)))
                        .map(text -> text.file() + ": " + text.text()))
                .isEmpty();
    }

    /** A sentence in a template would stay English. */
    @Test
    void template_texts_come_from_message_files() throws IOException {
        // what a th:text replaces is a sample for who reads the template
        Pattern text = Pattern.compile("<([\\w:]+)((?:[^<>\"]|\"[^\"]*\")*)>([^<>]*\\p{L}{2,}[^<>]*)(?=<)");
        for (Path template : files(TEMPLATES, ".html")) {
            String source = Files.readString(template).replaceAll("(?s)<!--.*?-->", "");
            assertThat(text.matcher(source)
                            .results()
                            .filter(found -> !found.group(2).contains("th:text")
                                    && !found.group(2).contains("th:replace"))
                            .map(found -> found.group(3).strip()))
                    .as("texts in %s", template)
                    .isEmpty();
            assertThat(Pattern.compile("[^:](?:aria-label|data-label|title|placeholder|alt)=\"([^\"]+)\"")
                            .matcher(source)
                            .results()
                            .map(found -> found.group(1)))
                    .as("attributes in %s", template)
                    .isEmpty();
        }
    }
}
