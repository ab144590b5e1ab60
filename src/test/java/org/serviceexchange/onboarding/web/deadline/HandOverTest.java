package org.serviceexchange.onboarding.web.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A claimed task that goes to a colleague. */
@OnboardingTest
class HandOverTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    TaskService tasks;

    @Autowired
    Onboardings onboardings;

    @Autowired
    CustomerAccess access;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    private Person customer;
    private Person colleague;
    private Person stranger;
    private String number;
    private String path;
    private SignedInClient program;

    @BeforeEach
    void twoPeopleOfOneCustomer() {
        customer = story.newCustomerAdmin();
        colleague = story.newCustomerAdmin();
        stranger = story.newCustomerAdmin();
        story.registered(stranger);
        ProcessInstance instance = story.registered(customer);
        number = story.numberOf(instance);
        path = "/api/onboardings/%s/hand-over".formatted(number);
        access.open(onboardings.get(new OnboardingNumber(number)).customer(), new EmailAddress(colleague.id()));
        program = SignedInClient.withBasic(port, customer.id());
    }

    @Test
    void colleague_has_claimed_the_task_and_gets_a_mail() {
        claim();
        assertThat(program.get(path).body())
                .isEqualTo("[{\"userId\":\"%s\",\"name\":\"Carla Customer\"}]".formatted(colleague.id()));
        SignedInClient pages = SignedInClient.atOurPages(port, customer.id());
        assertThat(pages.page("/onboardings/" + number).body()).contains("value=\"%s\"".formatted(colleague.id()));

        assertThat(pages.pageForm(
                                "/onboardings/" + number,
                                "/onboardings/%s/hand-over".formatted(number),
                                Map.of("userId", colleague.id()))
                        .status())
                .isEqualTo(302);
        story.runJobs();

        assertThat(story.taskOf(number).getAssignee()).isEqualTo(colleague.id());
        Mail mail = mailbox.newest(1).get(0);
        assertThat(mail.to()).isEqualTo(colleague.id());
        assertThat(mail.text())
                .contains(
                        "Create the provider record in your instance", "Carla Customer handed this task over to you.");
        assertThat(program.get("/api/onboardings/" + number).body())
                .contains("“Create the provider record in your instance” was handed over to Carla Customer");
        assertThat(handOver(customer.id()).status()).isEqualTo(409);
    }

    @Test
    void nobody_but_the_holder_of_the_task_sees_or_chooses_colleagues() {
        assertThat(program.get(path).body()).isEqualTo("[]");
        assertThat(handOver(colleague.id()).status()).isEqualTo(409);
        claim();
        // the same answer, whether there is such a user or not
        String noColleague = handOver("nobody@nowhere.example").body();
        for (String other : new String[] {stranger.id(), "provider-admin", customer.id(), "", "*"}) {
            assertThat(handOver(other).status()).isEqualTo(409);
            assertThat(handOver(other).body()).isEqualTo(noColleague);
        }
        assertThat(story.taskOf(number).getAssignee()).isEqualTo(customer.id());
        assertThat(SignedInClient.withBasic(port, stranger.id()).get(path).body())
                .doesNotContain(customer.id(), colleague.id());
        assertThat(SignedInClient.withBasic(port, stranger.id())
                        .post(path, "{\"userId\":\"%s\"}".formatted(stranger.id()))
                        .status())
                .isEqualTo(404);
        assertThat(SignedInClient.withBasic(port, "provider-admin").get(path).body())
                .isEqualTo("[]");
    }

    private void claim() {
        String task = story.taskOf(number).getId();
        story.as(customer.id(), () -> {
            tasks.claim(task, customer.id());
            return null;
        });
    }

    private SignedInClient.Answer handOver(String userId) {
        return program.post(path, "{\"userId\":\"%s\"}".formatted(userId));
    }
}
