package org.serviceexchange.onboarding.security.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.Attacks;
import org.serviceexchange.onboarding.security.Attacks.Attack;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Both published holes are closed on every path that leads to them; {@link KnownVulnerabilitiesWithoutGuardsTest} opens them. */
@OnboardingTest
class KnownVulnerabilitiesTest {

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    // may do anything in the engine, so that it is the guard that refuses and not a missing right
    private static SignedInClient browser;
    private static SignedInClient program;

    @BeforeEach
    void begin() {
        if (browser == null) {
            browser = SignedInClient.atWebApp(port, "admin", "tasklist");
            program = SignedInClient.withBasic(port, "admin");
        }
        Attacks.begin();
    }

    @Test
    void no_query_runs_code() {
        refused(Attacks.byQuery());
    }

    @Test
    void filter_created_or_changed_to_run_code_is_refused() {
        refused(Attacks.byCreating());
        refused(Attacks.byChanging(filter("My tasks")));
        assertThat(engine.getFilterService()
                        .createFilterQuery()
                        .filterName("of an attacker")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"My group's tasks", "My tasks", "Overdue", "All open tasks"})
    void extended_query_of_a_filter_runs_no_code(String name) {
        refused(Attacks.byExtending(filter(name)));
    }

    @Test
    void stored_hostile_filter_runs_no_code() {
        for (String query : Attacks.QUERIES.subList(0, 5)) {
            refused(Attacks.byExecuting(Attacks.stored(engine, query.formatted(Attacks.EVIL))));
        }
    }

    @Test
    void customer_runs_no_code_through_tasklist_endpoints() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        SignedInClient tasklist = SignedInClient.atWebApp(port, customer.id(), "tasklist");
        Stream.concat(Attacks.byExtending(filter("My tasks")), Attacks.byQuery())
                .filter(attack -> attack.path().startsWith(WEB_APPS))
                .forEach(attack -> {
                    assertThat(attack.by(tasklist).status())
                            .as(attack.toString())
                            .isIn(400, 404);
                    assertThat(Attacks.succeeded()).as(attack.toString()).isFalse();
                });
    }

    @Test
    void tasklist_filters_still_work() {
        for (String name : List.of("My group's tasks", "My tasks", "Overdue", "All open tasks")) {
            for (String api : Attacks.APIS) {
                Answer answer = by(api).post(
                                "%s/filter/%s/list?firstResult=0&maxResults=15".formatted(api, filter(name)),
                                "{\"orQueries\":[{\"taskNameLike\":\"x\",\"assignee\":\"y\"}]}");
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            }
        }
    }

    @Test
    void anonymous_user_cannot_create_an_administrator() {
        engine.getIdentityService().deleteMembership("admin", "camunda-admin");
        try {
            SignedInClient anybody = SignedInClient.nobody(port);
            anybody.get("/camunda/app/tasklist/default/");
            assertThat(Attacks.firstAdministrator().by(anybody).status()).isEqualTo(403);
            assertThat(engine.getIdentityService()
                            .createUserQuery()
                            .userId("evil")
                            .count())
                    .isZero();
        } finally {
            engine.getIdentityService().createMembership("admin", "camunda-admin");
        }
    }

    private void refused(Stream<Attack> attacks) {
        attacks.forEach(attack -> {
            assertThat(attack.by(by(attack.path())).status())
                    .as(attack.toString())
                    .isEqualTo(400);
            assertThat(Attacks.succeeded()).as(attack.toString()).isFalse();
        });
    }

    private static SignedInClient by(String path) {
        return path.startsWith(WEB_APPS) ? browser : program;
    }

    private String filter(String name) {
        return engine.getFilterService()
                .createFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
    }
}
