package org.serviceexchange.onboarding;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The structure of the code as data: which room may import what, that the features inside a room depend on each other
 * without cycles, and that each folder can be read at a glance. The README shows the same table.
 */
class ArchitectureTest {

    private static final String ROOT = "org.serviceexchange.onboarding";
    private static final String[] SPRING = {
        "org.springframework.stereotype",
        "org.springframework.beans.factory..",
        "org.springframework.context.annotation",
        // the language of the reader
        "org.springframework.context.i18n",
        "org.springframework.core..",
        "org.springframework.boot.context.properties..",
        "org.springframework.validation.annotation",
        "jakarta.validation.."
    };

    private static final long MOST_CLASSES_IN_A_FOLDER = 16;

    private static final Set<String> FEATURES = Set.of(
            "registration",
            "customerrequest",
            "providerrecord",
            "approval",
            "activation",
            "termination",
            "integration",
            "onboarding",
            "casework",
            "connection",
            "deadline",
            "digest",
            "notification",
            "account",
            "instanceaccess",
            "setup",
            "progress",
            "search",
            "status",
            "opening",
            "stuck",
            "instructions",
            "monitoring",
            "webhook",
            "observation",
            "idempotency",
            "statistics");

    private static final Set<String> BESIDE_FEATURES = Set.of(
            "domain.customer",
            "domain.input",
            "application.port",
            "application.port.instance",
            "persistence.startup",
            "process.deployment",
            "web.brand",
            "process.task",
            "process.model",
            "process.form",
            "process.engine",
            "persistence.h2",
            "security.signin",
            "security.oidc",
            "security.request",
            "security.http",
            "security.engine",
            "security.startup",
            "security.seed");

    private static final List<Room> ROOMS = List.of(
            room("domain", List.of(), List.of()),
            room(
                    "application",
                    List.of("domain.."),
                    List.of("org.springframework.stereotype", "org.springframework.transaction..", "org.slf4j..")),
            room(
                    "process",
                    List.of("application..", "domain.."),
                    with(
                            "org.camunda..",
                            "org.slf4j..",
                            "org.xml.sax",
                            "com.fasterxml.jackson.databind..",
                            // looks for deadlines, and in instances
                            "org.springframework.scheduling.annotation",
                            "org.springframework.boot.autoconfigure.condition")),
            room(
                    "security",
                    List.of("application..", "domain.."),
                    with(
                            "org.camunda..",
                            "org.springframework.security..",
                            "org.springframework.web..",
                            "org.springframework.transaction..",
                            "org.springframework.boot.diagnostics..",
                            "org.springframework.boot",
                            "org.springframework.boot.convert",
                            "org.springframework.boot.env",
                            "org.springframework.boot.web..",
                            "org.springframework.http..",
                            "org.slf4j..",
                            "io.github.bucket4j..",
                            "com.github.benmanes.caffeine.cache",
                            "com.fasterxml.jackson.core..",
                            // requests while the database is away
                            "com.zaxxer.hikari",
                            "org.springframework.jdbc.datasource",
                            // what the server refuses before there is a servlet
                            "org.apache.catalina..",
                            "jakarta.servlet..")),
            room(
                    "web",
                    List.of("application..", "domain.."),
                    with(
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "org.springframework.ui..",
                            // the parameters of a request
                            "org.springframework.util",
                            // sentences by key, in the language of the reader
                            "org.springframework.context..",
                            "org.springframework.boot.web..",
                            "org.springframework.boot.autoconfigure.http",
                            "io.swagger.v3..",
                            "org.springdoc.core..",
                            // lists of customers
                            "org.apache.commons.csv",
                            "org.springframework.beans",
                            "com.fasterxml.jackson..",
                            "jakarta.servlet..")),
            room(
                    "persistence",
                    List.of("application.port..", "domain.."),
                    with(
                            "org.springframework.data..",
                            "org.springframework.jdbc..",
                            "org.springframework.dao..",
                            // what a transaction has read
                            "org.springframework.transaction.support",
                            // a node waits for another one before the application has started
                            "org.springframework.context",
                            "org.springframework.context.event",
                            // the space in its file
                            "org.h2..",
                            "org.slf4j..")),
            room(
                    "casesystem",
                    List.of("application.port..", "domain..", "servicenow"),
                    with(
                            "com.fasterxml.jackson.databind",
                            "org.slf4j..",
                            // nothing is read back where the cases are embedded
                            "org.springframework.boot.autoconfigure.condition")),
            room("instances", List.of("application.port..", "domain..", "servicenow"), List.of(SPRING)),
            // no adapter itself: what the adapters of casesystem and instances share
            room(
                    "servicenow",
                    List.of("application.port.monitoring", "domain..", "outgoing"),
                    with(
                            "com.fasterxml.jackson..",
                            "com.github.benmanes.caffeine.cache",
                            "io.github.resilience4j..",
                            "org.springframework.http..",
                            "org.springframework.web.client..")),
            room(
                    "outgoing",
                    List.of("application.port..", "domain.."),
                    with(
                            "org.apache.hc..",
                            "org.springframework.http..",
                            "org.springframework.boot.http.client",
                            "org.springframework.boot.ssl",
                            // webhooks
                            "org.springframework.web.client",
                            "org.slf4j..",
                            "org.springframework.util.unit")),
            room(
                    "monitoring",
                    List.of("application.port..", "domain.."),
                    with(
                            "io.micrometer.core.instrument..",
                            "io.prometheus.metrics..",
                            "org.springframework.boot.actuate.health",
                            // counts and ages only, of our tables and of the engine's
                            "org.springframework.jdbc.core..",
                            "org.slf4j..")),
            room(
                    "mail",
                    List.of("application..", "domain.."),
                    with(
                            "org.springframework.mail..",
                            "org.springframework.util..",
                            "org.thymeleaf..",
                            "org.commonmark..",
                            // what the mail server answers for each receiver
                            "org.eclipse.angus.mail.smtp",
                            "org.slf4j..",
                            "jakarta.mail..")));

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_imports_only_packages_allowed_in_the_table(Room room) {
        classes()
                .that()
                .resideInAPackage(ROOT + "." + room.name() + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.allowed()))
                .check(CODE);
    }

    @Test
    void every_class_belongs_to_a_room() {
        String[] packages = Stream.concat(Stream.of(ROOT), ROOMS.stream().map(room -> ROOT + "." + room.name() + ".."))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(packages).check(CODE);
    }

    /** A room is cut by feature, and a reader can follow the features in one direction. */
    @ParameterizedTest
    @ValueSource(strings = {"domain", "application", "application.port", "process", "security", "web", "persistence"})
    void features_within_a_room_have_no_cycles(String room) {
        slices().matching("%s.%s.(*)..".formatted(ROOT, room))
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    /** The same feature has the same name in every room. What is not a feature is named here, with its one room. */
    @Test
    void folders_are_named_after_features() {
        Set<String> named = CODE.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .filter(path -> path.lastIndexOf('.') > 0)
                .map(path -> path.substring(1))
                .collect(Collectors.toSet());
        assertThat(named).allSatisfy(path -> assertThat(
                        FEATURES.contains(path.substring(path.lastIndexOf('.') + 1)) || BESIDE_FEATURES.contains(path))
                .as("%s is a feature, or named among the exceptions", path)
                .isTrue());
    }

    @Test
    void no_folder_has_more_classes_than_a_reader_can_scan() {
        Map<String, Long> classes = CODE.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(classes)
                .allSatisfy((folder, count) ->
                        assertThat(count).as("classes in %s", folder).isLessThanOrEqualTo(MOST_CLASSES_IN_A_FOLDER));
    }

    /** Two arguments that are swapped are found by no compiler. Spring calls the constructors of its beans by type. */
    @Test
    void code_calls_no_constructor_with_ten_arguments() {
        noClasses()
                .should()
                .callConstructorWhere(describe(
                        "it has ten parameters",
                        call -> call.getTarget().getRawParameterTypes().size() >= 10))
                .check(CODE);
    }

    @Test
    void exceptions_are_named_as_such() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .should()
                .haveSimpleNameEndingWith("Exception")
                .check(CODE);
    }

    @Test
    void packages_named_util_common_helper_or_impl_do_not_exist() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..")
                .check(CODE);
    }

    @Test
    void fields_are_not_injected_and_time_comes_from_the_clock() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CODE);
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CODE);
    }

    /** Who is neither gets no frame around its pages, and its refusals become errors of ours. */
    @Test
    void web_controllers_are_page_controllers_or_rest_controllers() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .or()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areNotAnnotations()
                // what is shown when nothing else answered; asks nothing of the database, as the frame does
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".web.ErrorPageController")
                .should()
                .beAnnotatedWith(ROOT + ".web.PageController")
                .orShould()
                .beAnnotatedWith(RestController.class)
                .check(CODE);
    }

    /** So that a change of a use case or of the domain changes no answer of the API. */
    @Test
    void rest_controllers_answer_with_types_of_the_web() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .should(new ArchCondition<>("return no type of the application or the domain") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getReturnType().getAllInvolvedRawTypes().stream()
                                .filter(type -> type.getPackageName()
                                        .matches(Pattern.quote(ROOT) + "\\.(application|domain)\\b.*"))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " returns " + type.getName())));
                    }
                })
                .check(CODE);
    }

    /** Else a change might reach the case system and not our record of it, or the other way round. */
    @Test
    void cases_are_changed_by_the_case_writer_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".casesystem..", ROOT + ".application.port..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".application.casework.CaseWriter")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".application.port.casework.CaseSystem")
                .check(CODE);
    }

    /** Use cases keep our records. An adapter of the outside takes numbers from them, and neither reads nor writes them. */
    @Test
    void adapters_of_the_outside_keep_no_records_of_ours() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".casesystem..", ROOT + ".instances..")
                .should()
                .accessTargetWhere(target(owner(
                                assignableTo(RegistrationCases.class).or(assignableTo(ReplicationSubscriptions.class))))
                        .and(not(target(name("nextNumber")))))
                .check(CODE);
    }

    /** Whoever calls out takes Spring's {@code RestClient.Builder}, which goes through the guard of the outgoing room. */
    @Test
    void http_clients_that_bypass_the_guard_are_not_used() {
        noClasses()
                .that()
                // the operator set where that goes, often to an address inside; nobody else has a say in it
                .doNotHaveFullyQualifiedName(ROOT + ".security.oidc.OidcHttp")
                .and()
                // to the operator's mail server
                .haveNameNotMatching(Pattern.quote(ROOT + ".mail.TimeLimitSocketFactory") + "(\\$.*)?")
                .should()
                .callMethodWhere(target(owner(assignableTo(RestClient.class)))
                        .and(target(name("create").or(name("builder")))))
                .orShould()
                .callConstructorWhere(target(owner(assignableTo(RestTemplate.class))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Socket.class, SocketChannel.class, SocketFactory.class, URLConnection.class)
                .orShould()
                .callMethod(URL.class, "openStream")
                .check(CODE);
    }

    private static Room room(String name, List<String> ours, List<String> thirdParty) {
        return new Room(name, Set.copyOf(ours), Set.copyOf(thirdParty));
    }

    private static List<String> with(String... more) {
        return Stream.concat(Arrays.stream(SPRING), Arrays.stream(more)).toList();
    }

    record Room(String name, Set<String> ours, Set<String> thirdParty) {

        String[] allowed() {
            return Stream.of(
                            Stream.of("java..", "javax..", ROOT + "." + name + ".."),
                            ours.stream().map(room -> ROOT + "." + room),
                            thirdParty.stream())
                    .flatMap(packages -> packages)
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
