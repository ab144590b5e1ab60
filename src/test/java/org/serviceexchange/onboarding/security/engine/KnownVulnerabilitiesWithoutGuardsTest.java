package org.serviceexchange.onboarding.security.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.Attacks;
import org.serviceexchange.onboarding.security.Attacks.Attack;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The attacks of {@link KnownVulnerabilitiesTest} on an application without the guards: they succeed. So it is the guards that
 * keep them out, and not an attack that wouldn't work anyway.
 */
@OnboardingTest
@Import(KnownVulnerabilitiesWithoutGuardsTest.NoGuards.class)
class KnownVulnerabilitiesWithoutGuardsTest {

    @TestConfiguration
    static class NoGuards {

        /** After our own, which put the guards in. */
        @Bean
        @Order(100)
        ProcessEnginePlugin withoutGuards(ApplicationContext context) {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl engine) {
                    engine.setFilterService(new FilterServiceImpl());
                    // the second line of defence: what an expression that did get in may reach
                    engine.setExpressionManager(new SpringExpressionManager(context, null));
                    engine.setEnablePasswordPolicy(false);
                    assertThat(engine.getCustomPreCommandInterceptorsTxRequired()
                                    .removeIf(QueryExpressionInterceptor.class::isInstance))
                            .isTrue();
                }
            };
        }

        @Bean
        @Order(0)
        SecurityFilterChain openSetup(HttpSecurity http) throws Exception {
            return http.securityMatcher(request -> request.getRequestURI().startsWith("/camunda/api/admin/setup"))
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(AbstractHttpConfigurer::disable)
                    .build();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void begin() {
        Attacks.begin();
    }

    @Test
    void user_with_query_right_runs_code() {
        SignedInClient browser = SignedInClient.atWebApp(port, "provider-agent", "tasklist");
        SignedInClient program = SignedInClient.withBasic(port, "operations");
        succeed(inOr(Attacks.byQuery()), browser, program);
    }

    @Test
    void a_customer_runs_code_through_a_filter() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        SignedInClient tasklist = SignedInClient.atWebApp(port, customer.id(), "tasklist");
        String mine = engine.getFilterService()
                .createFilterQuery()
                .filterName("My tasks")
                .singleResult()
                .getId();
        Attack attack = inOr(Attacks.byExtending(mine)).findFirst().orElseThrow();
        succeed(Stream.of(attack), tasklist, null);
    }

    @Test
    void a_stored_filter_runs_code() {
        SignedInClient browser = SignedInClient.atWebApp(port, "admin", "tasklist");
        SignedInClient program = SignedInClient.withBasic(port, "admin");
        for (Attack create : List.of(
                inOr(Attacks.byCreating()).findFirst().orElseThrow(),
                Attacks.byCreating().findFirst().orElseThrow())) {
            String filter = create.by(browser).json().path("id").asText();
            assertThat(filter).isNotEmpty();
            succeed(Attacks.byExecuting(filter).limit(3), browser, program);
        }
    }

    @Test
    void anonymous_user_creates_an_administrator() {
        engine.getIdentityService().deleteMembership("admin", "camunda-admin");
        try {
            SignedInClient anybody = SignedInClient.nobody(port);
            anybody.get("/camunda/app/tasklist/default/");
            assertThat(Attacks.firstAdministrator().by(anybody).status()).isEqualTo(204);
            assertThat(engine.getIdentityService()
                            .createUserQuery()
                            .userId("evil")
                            .memberOfGroup("camunda-admin")
                            .count())
                    .isEqualTo(1);
        } finally {
            engine.getIdentityService().createMembership("admin", "camunda-admin");
        }
    }

    private static void succeed(Stream<Attack> attacks, SignedInClient browser, SignedInClient program) {
        attacks.forEach(attack -> {
            Attacks.begin();
            attack.by(attack.path().startsWith(SignedInClient.WEB_APPS) ? browser : program);
            assertThat(Attacks.succeeded()).as(attack.toString()).isTrue();
        });
    }

    /** The engine looks into the outer query itself; of those inside it looks at none. */
    private static Stream<Attack> inOr(Stream<Attack> attacks) {
        return attacks.filter(attack -> attack.body() != null
                && attack.body().contains("orQueries")
                && !attack.body().contains("\"orQueries\":[{\"orQueries\""));
    }
}
