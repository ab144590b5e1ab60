package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.StatementCounter;
import org.serviceexchange.onboarding.StatementCounter.Count;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a request costs: statements, counted, over HTTP. The limits are what was counted when they were set. */
@OnboardingTest
class RequestCostTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    StatementCounter counter;

    @LocalServerPort
    int port;

    @BeforeEach
    void endWhatIsLeft() {
        story.endWhatIsLeft();
    }

    @Test
    void tasklist_of_the_provider() {
        SignedInClient admin = SignedInClient.atWebApp(port, "provider-admin", "tasklist");
        costs(3, admin, WEB_APPS + "/task?firstResult=0&maxResults=15");
    }

    @Test
    void tasklist_of_a_customer() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        SignedInClient admin = SignedInClient.atWebApp(port, customer.id(), "tasklist");
        costs(3, admin, WEB_APPS + "/task?firstResult=0&maxResults=15");
    }

    @Test
    void number_of_process_instances() {
        SignedInClient operations = SignedInClient.atWebApp(port, "operations", "cockpit");
        costs(2, operations, WEB_APPS + "/process-instance/count");
    }

    @Test
    void list_of_onboardings() {
        SignedInClient admin = SignedInClient.atOurPages(port, "provider-admin");
        costs(20, admin, "/onboardings");
    }

    private void costs(int statements, SignedInClient person, String path) {
        assertThat(person.get(path).status()).isEqualTo(200);

        Answer[] answer = new Answer[1];
        Count count = counter.during(() -> answer[0] = person.get(path));

        assertThat(answer[0].status()).isEqualTo(200);
        assertThat(count.statements()).hasSizeLessThanOrEqualTo(statements);
        // reads a row for each customer and each open task
        assertThat(count.statements()).noneMatch(statement -> statement.contains("distinct GROUP_ID_"));
    }
}
