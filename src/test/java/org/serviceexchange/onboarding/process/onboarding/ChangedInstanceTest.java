package org.serviceexchange.onboarding.process.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A provider admin changes what is registered of the customer's instance: its address or its environment. */
@OnboardingTest
class ChangedInstanceTest {

    private static final String PROVIDER = "provider-admin";
    private static final String REASON = "Renamed by ServiceNow.\n<b>At night</b>";

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    Person customer;

    @BeforeEach
    void newCustomer() {
        customer = story.newCustomerAdmin();
    }

    @Test
    void open_onboarding_continues_at_the_new_address() {
        ProcessInstance instance = story.registered(customer);
        String host = customer.instanceName() + "new.servicenowservices.com";

        Answer answer = rename(PROVIDER, instance, "https://" + host + "/now", REASON);
        story.runJobs();

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"instanceName\":\"" + customer.instanceName() + "new\"",
                        "\"instanceHost\":\"" + host + "\"",
                        "\"environment\":\"production\"");
        assertShownAndTold(instance, host);
        String instructions = story.as(customer.id(), () -> engine.getFormService()
                .getTaskFormVariables(story.taskOf(instance).getId())
                .get("instructions")
                .toString());
        assertThat(Jsoup.parse(instructions).text())
                .contains(host)
                .doesNotContain(customer.instanceName() + ".service-now.com");
        story.submit(customer.id(), story.taskOf(instance), story.providerRecord());
        story.runJobs();
        story.submit(PROVIDER, story.taskOf(instance), story.approval());
        story.runJobs();
        story.submit(customer.id(), story.taskOf(instance), Map.of("confirmed", true));
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ESTABLISHED);
        // the former address is free
        Map<String, Object> another = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        another.put("instanceName", customer.instanceName());
        story.register(another);
    }

    @Test
    void established_integration_is_renamed_on_its_page() {
        ProcessInstance instance = story.established(customer);
        String number = story.numberOf(instance);
        String host = customer.instanceName() + "new.service-now.com";
        SignedInClient pages = SignedInClient.atOurPages(port, PROVIDER);
        String page = "/onboardings/%s/instance".formatted(number);
        assertThat(Jsoup.parse(pages.page("/onboardings/" + number).body()).select("a[href=%s]".formatted(page)))
                .hasSize(1);
        Document form = Jsoup.parse(pages.page(page).body());
        assertThat(form.selectFirst("#instanceHost").val()).isEqualTo(customer.instanceName() + ".service-now.com");
        assertThat(form.select("#environment option[selected]").eachText()).containsExactly("Production");

        rename(PROVIDER, instance, customer.instanceName() + "new", REASON);
        story.runJobs();

        assertShownAndTold(instance, host);
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(Jsoup.parse(SignedInClient.atOurPages(port, customer.id())
                                .page("/onboardings/" + number)
                                .body())
                        .select("a[href=%s]".formatted(page)))
                .isEmpty();
    }

    @Test
    void wrong_environment_of_an_established_integration_is_corrected_on_its_page() {
        ProcessInstance instance = story.established(customer);
        String number = story.numberOf(instance);

        String page = "/onboardings/%s/instance".formatted(number);
        SignedInClient.atOurPages(port, PROVIDER)
                .pageForm(
                        page,
                        page,
                        Map.of(
                                "instanceHost",
                                customer.instanceName() + ".service-now.com",
                                "environment",
                                "test",
                                "reason",
                                REASON));
        story.runJobs();

        OnboardingView view = story.seenByProvider(instance);
        assertThat(view.registration().details().environment()).isEqualTo(Environment.TEST);
        assertThat(view.registration().details().registeredBy()).isEqualTo(PROVIDER);
        assertThat(view.timeline()).anySatisfy(entry -> assertThat(entry.what().toString())
                .startsWith("The environment of the instance is Test now, formerly Production: Renamed"));
        String told = "The environment of the instance was corrected: Test\nFormer environment: Production\nReason: ";
        assertThat(view.registrationCase().workNotes())
                .anySatisfy(note -> assertThat(note.text()).startsWith(told + REASON));
        assertThat(view.registrationCase().comments())
                .anySatisfy(comment -> assertThat(comment.text()).startsWith(told + REASON));
        assertThat(mailbox.newest(50)).anySatisfy(mail -> assertThat(mail)
                .matches(one -> one.to().contains(customer.id()))
                .matches(one -> one.subject().startsWith("[Test] "))
                .matches(one -> one.text().contains("The environment of the instance was corrected: Test")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "(missing)",
            value = {
                "(missing)|why|400|“Customer's instance”: fill it in.",
                "acme|(missing)|400|“Reason”: fill it in.",
                "https://support.acme.com|why|400|support.acme.com is no address that ServiceNow gives to an instance",
                "user@acme.service-now.com|why|400|“Customer's instance”: enter the address",
                "127.0.0.1|why|400|“Customer's instance”: enter the address",
                "acme.service-now.com:8443|why|400|acme.service-now.com:8443 is no address",
                "exampleprovider|why|400|this is your own instance",
                "OTHER|why|400|the instance is part of the onboarding",
                "OWN|why|409|.service-now.com already, and its environment is Production.",
            })
    void what_is_no_address_of_this_instance_is_refused(String host, String reason, int status, String sentence) {
        ProcessInstance instance = story.registered(customer);
        Person other = story.newCustomerAdmin();
        story.registered(other);
        String entered = "OTHER".equals(host)
                ? other.instanceName()
                : "OWN".equals(host) ? customer.instanceName().toUpperCase() : host;

        Answer answer = rename(PROVIDER, instance, entered, reason);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
        assertThat(story.seenByProvider(instance).registration().instance().host())
                .hasToString(customer.instanceName() + ".service-now.com");
    }

    @Test
    void ended_onboarding_keeps_its_address_and_others_may_not_change_one() {
        ProcessInstance instance = story.registered(customer);
        assertThat(rename(customer.id(), instance, "acmenew", "why").status()).isEqualTo(403);
        assertThat(rename(story.newCustomerAdmin().id(), instance, "acmenew", "why")
                        .status())
                .isEqualTo(404);
        SignedInClient.withBasic(port, PROVIDER)
                .post(
                        "/api/onboardings/%s/withdrawal".formatted(story.numberOf(instance)),
                        SignedInClient.json(Map.of("reason", "Enough.")));
        story.runJobs();

        Answer answer = rename(PROVIDER, instance, "acmenew", "why");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("has ended, so its instance cannot change");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hostile_reason_stays_text(boolean established) {
        ProcessInstance instance = established ? story.established(customer) : story.registered(customer);
        String hostile = "<img src=x onerror=alert(1)> {{7*7}} ${7*7} [x](javascript:alert(1))";

        rename(PROVIDER, instance, customer.instanceName() + "new", hostile);
        story.runJobs();

        for (String reader : List.of(PROVIDER, customer.id())) {
            String page = SignedInClient.atOurPages(port, reader)
                    .page("/onboardings/" + story.numberOf(instance))
                    .body();
            assertThat(Jsoup.parse(page).select("img[onerror], a[href^=javascript]"))
                    .isEmpty();
            assertThat(Jsoup.parse(page).text()).contains("{{7*7}} ${7*7}");
        }
    }

    private void assertShownAndTold(ProcessInstance instance, String host) {
        OnboardingView view = story.seenByProvider(instance);
        String former = customer.instanceName() + ".service-now.com";
        assertThat(view.registration().instance().host()).hasToString(host);
        assertThat(view.timeline()).anySatisfy(entry -> assertThat(entry.what().toString())
                .startsWith("The instance is at %s now, formerly at %s: Renamed".formatted(host, former)));
        assertThat(view.registrationCase().workNotes())
                .anySatisfy(note -> assertThat(note.text()).contains("https://" + host, former, REASON));
        assertThat(view.registrationCase().comments())
                .anySatisfy(comment -> assertThat(comment.text()).contains("https://" + host, former, REASON));
        assertThat(mailbox.newest(50)).anySatisfy(mail -> assertThat(mail)
                .matches(one -> one.to().contains(customer.id()))
                .matches(one -> one.text().contains("The instance has a new address: https://" + host)));
    }

    private Answer rename(String userId, ProcessInstance instance, String host, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("instanceHost", host);
        body.put("reason", reason);
        return SignedInClient.withBasic(port, userId)
                .post("/api/onboardings/%s/instance".formatted(story.numberOf(instance)), SignedInClient.json(body));
    }
}
