package org.serviceexchange.onboarding.web.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer that can't go on, and the provider that answers. */
@OnboardingTest
class StuckCustomerTest {

    private static final String REASON = "The store has no such <b>application</b>";

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    private Person customer;
    private ProcessInstance instance;
    private String number;
    private SignedInClient program;
    private SignedInClient agent;

    @BeforeEach
    void customerHasAStep() {
        customer = story.newCustomerAdmin();
        instance = story.registered(customer);
        number = story.numberOf(instance);
        program = SignedInClient.withBasic(port, customer.id());
        agent = SignedInClient.withBasic(port, "provider-agent");
    }

    @Test
    void report_is_mailed_shown_and_answered() {
        assertThat(program.post(path(""), "{\"reason\":\"%s\"}".formatted(REASON))
                        .status())
                .isEqualTo(201);
        assertThat(program.post(path(""), "{\"reason\":\"Again\"}").status()).isEqualTo(409);
        story.runJobs();
        Mail toProvider = mailbox.newest(1).get(0);
        assertThat(toProvider.to()).isEqualTo("admin@provider.example");
        assertThat(toProvider.subject())
                .isEqualTo("%s is stuck and needs your help (%s)".formatted(customer.company(), number));
        assertThat(toProvider.text()).contains(REASON, "/onboardings/" + number);

        SignedInClient staff = SignedInClient.atOurPages(port, "provider-agent");
        assertThat(staff.page("/onboardings/" + number).body())
                .contains("The customer is stuck: answer", "The store has no such &lt;b&gt;application");
        assertThat(staff.page("/onboardings?stuck=true").body()).contains(number, "Customer is stuck");
        assertThat(agent.get("/api/onboardings?stuck=true").body()).contains(number);

        assertThat(staff.pageForm(
                                "/onboardings",
                                "/onboardings/%s/stuck/answer".formatted(number),
                                Map.of("answer", "Ask for it"))
                        .status())
                .isEqualTo(302);
        story.runJobs();
        Mail toCustomer = mailbox.newest(1).get(0);
        assertThat(toCustomer.to()).isEqualTo(customer.id());
        assertThat(toCustomer.subject()).startsWith("Answer from ");
        assertThat(toCustomer.text()).contains("Ask for it");
        assertThat(agent.get("/api/onboardings?stuck=true").body()).doesNotContain(number);
        assertThat(program.get("/api/onboardings/" + number).body())
                .contains("\"open\":false,\"answer\":\"Ask for it\",\"answeredBy\":\"provider-agent\"");
        assertThat(story.seenBy(customer.id(), instance).timeline())
                .extracting(entry -> entry.what().toString())
                .contains("The provider answered: Ask for it");
        assertThat(agent.post(path("/answer"), "{\"answer\":\"Once more\"}").status())
                .isEqualTo(409);
    }

    @Test
    void report_is_over_when_the_customer_solves_it_or_completes_the_step() {
        program.post(path(""), "{\"reason\":\"First\"}");
        assertThat(program.send("DELETE", path(""), null).status()).isEqualTo(204);
        assertThat(program.send("DELETE", path(""), null).status()).isEqualTo(409);

        program.post(path(""), "{\"reason\":\"Second\"}");
        story.submit(customer.id(), story.providerRecord());
        assertThat(agent.get("/api/onboardings?stuck=true").body()).doesNotContain(number);
        assertThat(program.post(path(""), "{\"reason\":\"Third\"}").status()).isEqualTo(409);
    }

    @Test
    void reason_is_needed_and_limited() {
        for (String reason : new String[] {"", " ", "x".repeat(1001)}) {
            assertThat(program.post(path(""), "{\"reason\":\"%s\"}".formatted(reason))
                            .status())
                    .isEqualTo(400);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(program.post(path(""), "{\"reason\":\"Again\"}").status())
                    .isEqualTo(201);
            program.send("DELETE", path(""), null);
        }
        assertThat(program.post(path(""), "{\"reason\":\"Flood\"}").body()).contains("10 times within an hour");
    }

    private String path(String end) {
        return "/api/onboardings/%s/stuck%s".formatted(number, end);
    }
}
