package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.application.port.digest.Digests;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people see, in a real browser, when an onboarding does not go straight: who has to do what, and why, on the
 * onboarding page and in Tasklist's forms.
 */
@OnboardingTest
class ExceptionPathsIT {

    private static final String RECORD = "Create the provider record in your instance";
    private static final String APPROVE = "Approve the replication subscription";
    private static final String ACTIVATE = "Activate the replication set";

    private static Browser chromium;
    // what the web apps load is loaded once a window
    private static BrowserSession provider;
    private static BrowserSession customers;

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ScriptedInstances instances;

    @Autowired
    Onboardings onboardings;

    @Autowired
    CustomerAccess access;

    @Autowired
    ImportCustomers importCustomers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Digests digests;

    private Person customer;

    @BeforeAll
    static void openBrowser() {
        chromium = Browsers.chromium();
    }

    @AfterAll
    static void closeBrowser() {
        provider = null;
        customers = null;
    }

    @BeforeEach
    void twoWindows() {
        if (provider == null) {
            provider = new BrowserSession(chromium, port).signIn("provider-admin");
            customers = new BrowserSession(chromium, port);
        }
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void noScriptFailed() {
        ClockUtil.reset();
        Assertions.assertThat(provider.scriptErrors()).isEmpty();
        Assertions.assertThat(customers.scriptErrors()).isEmpty();
    }

    @Test
    void failed_registration_check_is_corrected_by_provider() {
        String cause = "There is no instance https://%s.service-now.com.".formatted(customer.instanceName());
        String solution = "Ask the contact for the address of their instance, and correct it here.";
        instances.finding(customer.instanceName(), new Finding(cause, solution));
        String number = story.numberOf(story.registered(customer));

        assertThat(provider.record(number)).containsText("It's your turn: correct the registration, or withdraw it");
        assertThat(provider.turn()).containsText(cause);
        assertThat(provider.turn()).containsText(solution);
        assertThat(provider.turn()).containsText("Due ");
        assertThat(provider.card("case")).containsText("The case is opened when the registration is correct.");
        provider.look("correction");
        provider.fitsIntoANarrowWindow("correction");

        Locator form = provider.take(number, "Correct the registration");
        assertThat(form).containsText(cause);
        assertThat(form).containsText(solution);
        assertThat(form).containsText(customer.company());
        assertThat(provider.field("Contact's e-mail address")).hasValue(customer.id());
        assertThat(provider.field("Customer's instance")).hasValue(customer.instanceName() + ".service-now.com");
        provider.look("correction-form");
        provider.field("Contact's name").fill("Carl Customer");
        provider.field("Customer's instance").fill(OnboardingScenario.PROVIDER_INSTANCE_NAME);
        assertThat(provider.refused())
                .containsText("“Customer's instance”: this is your own instance; enter the customer's.");
        assertThat(provider.field("Contact's name")).hasValue("Carl Customer");
        provider.look("correction-refused");
        provider.field("Customer's instance")
                .fill("https://www.%sreal.service-now.com/nav_to.do".formatted(customer.instanceName()));
        provider.complete();
        story.runJobs();

        assertThat(provider.record(number)).containsText(customer.company() + " has to create the provider record");
        assertThat(provider.turn()).not().containsText(cause);
        assertThat(provider.page()
                        .getByRole(
                                AriaRole.LINK,
                                new GetByRoleOptions().setName(customer.instanceName() + "real.service-now.com")))
                .isVisible();
    }

    @Test
    void our_pages_are_accessible_in_the_light_and_in_the_dark() {
        String number = story.numberOf(story.approvalRequested(customer));
        String established = story.numberOf(story.established(story.newCustomerAdmin()));
        customers.signIn(customer.id());
        customers.record(number);
        customers.isAccessible();
        OneTimeToken digest = OneTimeToken.random();
        digests.addLink(digest.hash(), new EmailAddress("provider@provider.example"), Instant.now());
        for (String path : List.of(
                "/",
                "/settings",
                "/digest-off/" + digest.value(),
                "/onboardings",
                "/onboardings/" + number,
                "/onboardings/" + established,
                "/onboardings/%s/contact".formatted(number),
                "/setup",
                "/mailbox",
                "/invitations",
                "/operations/servicenow",
                "/onboardings/ONB0000000",
                "/onboardings/import",
                "/operations/webhooks",
                "/signed-out",
                "/forgotten-password",
                "/request")) {
            provider.page().navigate(path);
            provider.isAccessible();
        }
    }

    @Test
    void third_wrong_provider_record_brings_advice_to_customer() {
        String number = story.numberOf(story.registered(customer));
        customers.signIn(customer.id());
        assertThat(customers.record(number))
                .containsText("It's your turn: create the provider record in your instance");
        customers.take(number, RECORD);
        customers.field("Provider's instance").fill("wrongone");
        customers.field("Provider's instance ID").fill("f".repeat(32));
        customers.check("The Service Exchange application is installed in our instance*");
        Locator refused = customers.refused();
        assertThat(refused)
                .containsText("“Provider's instance”: wrongone.service-now.com is not the provider's instance");
        assertThat(refused).containsText("“Provider's instance ID”: this is not the provider's instance ID");
        assertThat(customers.field("Provider's instance")).hasValue("wrongone");
        customers.look("mismatch-refused");
        customers.field("Provider's instance").fill(OnboardingScenario.PROVIDER_INSTANCE_NAME);
        refused = customers.refused();
        assertThat(refused).not().containsText("wrongone.service-now.com is not");
        assertThat(refused).containsText("“Provider's instance ID”: this is not the provider's instance ID");
        assertThat(customers.field("Provider's instance ID")).hasValue("f".repeat(32));
        customers.complete();
        story.runJobs();

        assertThat(customers.record(number)).containsText("You don't have to do anything now");
        assertThat(provider.record(number)).containsText("It's your turn: help the customer with the provider record");
        assertThat(provider.turn()).containsText("f".repeat(32));
        provider.look("mismatch");
        Locator form = provider.take(number, "Resolve the provider record mismatch");
        assertThat(form)
                .containsText(
                        "The customer entered the instance exampleprovider.service-now.com (ID " + "f".repeat(32));
        assertThat(form)
                .containsText("The provider's is exampleprovider.service-now.com (ID "
                        + OnboardingScenario.PROVIDER_INSTANCE_ID);
        assertThat(form).containsText(customer.company());
        String question = "What should the customer do? The customer will read this";
        provider.field(question).fill("  ");
        assertThat(provider.refused()).containsText("“%s”: fill it in.".formatted(question));
        provider.field(question).fill("Take the *values* of our mail.\nYours are another provider's.");
        provider.look("mismatch-form");
        provider.complete();
        story.runJobs();

        assertThat(customers.record(number)).containsText("It's your turn: correct the provider record");
        assertThat(customers.turn()).containsText("Take the *values* of our mail.");
        customers.look("advice");
        form = customers.take(number, RECORD);
        assertThat(form).containsText("Your provider's advice");
        assertThat(form).containsText("Take the *values* of our mail.");
        assertThat(form).not().containsText("The customer entered");
        customers.look("advice-form");
    }

    @Test
    void sent_back_subscription_shows_reason_and_all_decision_rounds() {
        String number = story.numberOf(story.approvalRequested(customer));
        provider.take(number, APPROVE);
        provider.check("Send back for correction");
        provider.refused();
        assertThat(provider.form().getByText("Field is required.")).hasCount(2);
        provider.form()
                .locator(".fjs-select-display, .fjs-select-placeholder")
                .first()
                .click();
        provider.page()
                .getByText("The instance isn't the one that was agreed on")
                .click();
        provider.field("Why? The customer will read this").fill("This is a copy.\nTake the productive instance.");
        provider.look("send-back-form");
        provider.complete();
        story.runJobs();
        assertThat(provider.record(number)).containsText(customer.company() + " has to correct the provider record");

        customers.signIn(customer.id());
        assertThat(customers.record(number)).containsText("It's your turn: correct the provider record");
        assertThat(customers.turn())
                .containsText("Sent back to be corrected: The instance isn't the one that was agreed on");
        assertThat(customers.turn()).containsText("Take the productive instance.");
        customers.picture("sent-back");
        customers.fitsIntoANarrowWindow("sent-back");
        Locator form = customers.take(number, RECORD);
        assertThat(form).containsText("Your provider sent this back to be corrected");
        assertThat(form).containsText("The instance isn't the one that was agreed on: This is a copy.");
        assertThat(form).containsText("Take the productive instance.");
        customers.look("sent-back-form");
        customers.field("Provider's instance").fill(OnboardingScenario.PROVIDER_INSTANCE_NAME);
        customers.field("Provider's instance ID").fill(OnboardingScenario.PROVIDER_INSTANCE_ID);
        customers.check("The Service Exchange application is installed in our instance*");
        customers.complete();
        story.runJobs();

        form = provider.take(number, APPROVE);
        assertThat(form).containsText("by provider-admin: This is a copy.");
        provider.look("second-round-form");
        provider.check("Approve");
        provider.check("Yes, approve this subscription*");
        provider.complete();
        story.runJobs();
        provider.record(number);
        assertThat(provider.card("subscription").locator(".rounds li")).hasText(new Pattern[] {
            Pattern.compile("Sent back\\s+by Petra Provider, .*Take the productive instance\\.", Pattern.DOTALL),
            Pattern.compile("Approved\\s+by Petra Provider, .*", Pattern.DOTALL)
        });
        assertThat(provider.turn()).not().containsText("This is a copy.");
        provider.look("rounds");
    }

    @Test
    void a_failed_activation_goes_back_to_the_customer_with_cause_and_solution() {
        String cause = "The shared key of the two instances does not match.";
        String solution = "Delete the replication set, create it anew, and activate it.";
        instances.answer(customer.instanceName(), new Answer.Seeding());
        instances.answer(customer.instanceName(), new Answer.Refused(new Finding(cause, solution)));
        String number = story.numberOf(story.approved(customer));
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();

        customers.signIn(customer.id());
        for (BrowserSession window : new BrowserSession[] {customers, provider}) {
            assertThat(window.record(number)).containsText("The replication set is being activated");
            assertThat(window.turn()).containsText("its state is seeding");
            assertThat(window.turn()).not().containsText("It's your turn");
        }
        customers.look("seeding");
        later(Duration.ofMinutes(11));
        story.runJobs();

        assertThat(customers.record(number)).containsText("It's your turn: activate the replication set again");
        assertThat(customers.turn()).containsText(cause);
        assertThat(customers.turn()).containsText(solution);
        customers.look("activation-failed");
        Locator form = customers.take(number, ACTIVATE);
        assertThat(form).containsText("The replication set did not become active");
        assertThat(form).containsText(cause);
        assertThat(form).containsText(solution);
        customers.look("activation-failed-form");
        customers.check("Yes, the replication set is activated in our instance*");
        customers.complete();
        story.runJobs();
        assertThat(customers.record(number)).containsText("The integration is established");
        assertThat(customers.turn()).not().containsText(cause);
    }

    @Test
    void withdraw_without_reason_is_refused_and_with_reason_ends_onboarding() {
        String number = story.numberOf(story.approvalRequested(customer));
        customers.signIn(customer.id()).record(number);
        Locator form = customers.unfold("Withdraw this onboarding");
        form.getByLabel("Why do you withdraw?").fill("   ");
        form.getByRole(AriaRole.BUTTON).click();
        assertThat(customers.unfold("Withdraw this onboarding").getByRole(AriaRole.ALERT))
                .hasText("“Why do you withdraw? Everybody will read this”: fill it in.");
        assertThat(customers.turn()).containsText("The provider checks your replication subscription");
        customers.look("withdrawal-refused");
        customers.fitsIntoANarrowWindow("withdrawal-refused");
        customers.page().getByLabel("Why do you withdraw?").fill("Not this year.\nPerhaps next.");
        customers.button("Withdraw").click();
        assertThat(customers.page().getByRole(AriaRole.STATUS)).containsText(number + " is withdrawn.");
        customers.look("withdrawn-list");
        story.runJobs();

        assertThat(provider.record(number)).containsText("The registration was withdrawn");
        assertThat(provider.turn()).containsText("Withdrawn by the customer");
        assertThat(provider.turn()).containsText("Perhaps next.");
        assertThat(provider.card("case")).containsText("Closed");
        assertThat(provider.card("subscription")).containsText("Cancelled");
        assertThat(provider.page().getByText("Withdraw this onboarding")).hasCount(0);
        provider.look("withdrawn");
        provider.fitsIntoANarrowWindow("withdrawn");
        // its access has ended with it
        customers.page().navigate("/onboardings/" + number);
        assertThat(customers.page().getByText("your access has ended")).isVisible();
        assertThat(customers.page().getByRole(AriaRole.NAVIGATION)).not().containsText("Cockpit");

        // registered anew, and now it is the provider who doesn't want to
        String again = story.numberOf(story.registered(customer));
        provider.record(again);
        provider.unfold("Withdraw this onboarding")
                .getByLabel("Why do you withdraw?")
                .fill("They took another provider.");
        provider.button("Withdraw").click();
        assertThat(provider.turn()).containsText("Withdrawn by the provider");
        assertThat(provider.turn()).containsText("They took another provider.");
    }

    @Test
    void the_provider_extends_a_deadline_and_the_customer_sees_it() {
        String number = story.numberOf(story.registered(customer));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        provider.record(number);
        Locator form = provider.unfold("Extend the deadline");
        form.getByLabel("New due date").fill(today.minusDays(1).toString());
        form.getByLabel("Reason").fill("Their admin is on holiday.");
        provider.button("Extend the deadline").click();
        form = provider.unfold("Extend the deadline");
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("“New due date”: enter a date in the future.");
        assertThat(form.getByLabel("Reason")).hasValue("Their admin is on holiday.");
        provider.look("deadline-refused");
        form.getByLabel("New due date").fill(today.plusDays(60).toString());
        provider.button("Extend the deadline").click();
        assertThat(provider.turn()).containsText(Pattern.compile("Due .*, in (59|60) days"));
        story.runJobs();

        customers.signIn(customer.id());
        assertThat(customers.record(number)).containsText(Pattern.compile("Due .*, in (59|60) days"));
        assertThat(customers.card("timeline")).containsText("Their admin is on holiday.");
        assertThat(customers.page().getByText("Extend the deadline")).hasCount(0);
        customers.take(number, RECORD);
        assertThat(customers.page().locator(".task-card .due-date")).containsText("in 2 months");
    }

    @Test
    void resume_takes_effect_after_other_party_agrees() {
        String number = story.numberOf(story.established(customer));
        customers.signIn(customer.id()).record(number);
        customers.unfold("Pause the integration").getByLabel("Reason").fill("We upgrade at the weekend.");
        customers.button("Pause the integration").click();
        story.runJobs();
        assertThat(customers.record(number)).containsText("The integration is paused");
        customers.unfold("Resume the integration").getByLabel("Reason").fill("The upgrade is done.");
        customers.button("Ask to resume").click();
        story.runJobs();
        assertThat(customers.record(number)).containsText("The provider has to agree to resume the integration");
        assertThat(customers.button("Withdraw the request")).isVisible();
        customers.look("resume-asked");

        assertThat(provider.record(number)).containsText("It's your turn: agree to resume the integration, or refuse");
        assertThat(provider.turn()).containsText("The customer asked for it");
        assertThat(provider.card("integration")).containsText("The upgrade is done.");
        provider.fitsIntoANarrowWindow("resume-asked");
        Locator form = provider.take(number, "Agree to resume the integration");
        assertThat(form).containsText("The customer asks to resume the integration");
        assertThat(form).containsText("The upgrade is done.");
        provider.check("Refuse");
        provider.refused();
        assertThat(form).containsText("Field is required.");
        provider.field("Why not? The other party will read this").fill("We upgrade, too, until Tuesday.");
        provider.look("resume-form");
        provider.complete();
        story.runJobs();

        assertThat(customers.record(number)).containsText("The integration is paused");
        assertThat(customers.card("timeline")).containsText("We upgrade, too, until Tuesday.");
        customers.look("resume-refused");
        customers.unfold("Resume the integration").getByLabel("Reason").fill("It is Tuesday.");
        customers.button("Ask to resume").click();
        story.runJobs();
        provider.take(number, "Agree to resume the integration");
        provider.check("Agree");
        provider.complete();
        story.runJobs();
        assertThat(customers.record(number)).containsText("The integration is established");
    }

    @Test
    void end_requires_customer_name_and_agreement_of_other_party() {
        String number = story.numberOf(story.established(customer));
        provider.record(number);
        Locator end = provider.unfold("End the integration");
        end.getByLabel("Reason").fill("The contract ends.");
        end.getByLabel("Customer's name, typed to confirm").fill("Acme");
        provider.button("End the integration").click();
        end = provider.unfold("End the integration");
        assertThat(end.getByRole(AriaRole.ALERT)).containsText("type " + customer.company());
        assertThat(end.getByLabel("Reason")).hasValue("The contract ends.");
        assertThat(end.getByLabel("Customer's name, typed to confirm")).hasValue("Acme");
        provider.card("integration").scrollIntoViewIfNeeded();
        provider.look("end-refused");
        end.getByLabel("Customer's name, typed to confirm").fill(customer.company());
        provider.button("End the integration").click();
        story.runJobs();
        assertThat(provider.record(number)).containsText("The customer has to agree to end the integration");

        customers.signIn(customer.id());
        assertThat(customers.record(number)).containsText("The provider asked for it");
        Locator form = customers.take(number, "Agree to end the integration");
        assertThat(form).containsText("The provider asks to end the integration");
        assertThat(form).containsText("The contract ends.");
        customers.check("Refuse");
        customers.field("Why not? The other party will read this").fill("It runs until June.");
        customers.complete();
        story.runJobs();
        assertThat(provider.record(number)).containsText("The integration is established");
        assertThat(provider.card("timeline")).containsText("It runs until June.");
        provider.look("end-not-agreed");

        end = provider.unfold("End the integration");
        end.getByLabel("Reason").fill("It is June.");
        end.getByLabel("Customer's name, typed to confirm").fill(customer.company());
        provider.button("End the integration").click();
        story.runJobs();
        customers.take(number, "Agree to end the integration");
        customers.check("Agree");
        customers.refused();
        assertThat(customers.form()).containsText("Field is required.");
        customers.check("Yes, end the integration*");
        customers.look("end-form");
        customers.complete();
        story.runJobs();

        assertThat(provider.record(number)).containsText("The integration was ended");
        assertThat(provider.card("subscription")).containsText("Revoked");
        assertThat(provider.card("integration")).containsText("Case for the end of the integration");
        assertThat(provider.card("integration")).containsText("It is June.");
        assertThat(provider.page().getByText("Pause the integration")).hasCount(0);
        provider.look("offboarded");
        provider.fitsIntoANarrowWindow("offboarded");
    }

    @Test
    void incident_is_shown_to_both_parties_and_retried_by_operations() {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        String step = CustomerOnboardingModel.REQUEST_APPROVAL;
        BpmnCoverage.failAlwaysAtTheEndOf(step);
        try {
            story.submit(customer.id(), story.providerRecord());
            for (int i = 0; i < 8; i++) {
                story.runJobs();
                later(Duration.ofHours(3));
            }
        } finally {
            BpmnCoverage.failNoMore(step);
        }

        customers.signIn(customer.id());
        assertThat(customers.record(number)).containsText("We are on it");
        assertThat(customers.turn()).not().containsText("failed on demand");
        customers.look("incident-customer");
        assertThat(provider.record(number)).containsText("A step is stuck: operations have to help");
        assertThat(provider.turn()).containsText("What went wrong: failed on demand after " + step);
        assertThat(provider.turn()).containsText("What to do: Read the cause in the message");
        provider.look("incident");

        BrowserSession operations = customers.signIn("operations");
        assertThat(operations.record(number)).containsText("It's your turn: a step is stuck, try it again in Cockpit");
        operations
                .page()
                .navigate("/camunda/app/cockpit/default/#/process-instance/%s/runtime?tab=incidents-tab"
                        .formatted(instance.getId()));
        assertThat(operations.page().locator(".ctn-sidebar, .ctn-column").first())
                .containsText(number);
        Locator incident = operations
                .page()
                .locator(".incidents-tab tbody tr, [ng-repeat*='incident in']")
                .first();
        assertThat(incident).containsText("failed on demand after " + step);
        assertThat(incident).containsText("What to do: Read the cause in the message");
        operations.picture("incident");
        incident.locator(".glyphicon-repeat").first().click();
        // Cockpit calls it successful before it has asked the engine
        operations.page().waitForResponse(answer -> answer.url().contains("/retries"), () -> operations
                .button("Retry")
                .click());
        assertThat(operations.page().locator(".modal-body")).containsText("successful");
        operations.look("incident-retried");
        story.runJobs();

        assertThat(provider.record(number))
                .containsText("It's your turn: approve or deny the replication subscription");
    }

    @Test
    void claimed_task_is_completed_by_the_colleague_it_was_handed_over_to() {
        String number = story.numberOf(story.registered(customer));
        Person colleague = story.newCustomerAdmin();
        access.open(onboardings.get(new OnboardingNumber(number)).customer(), new EmailAddress(colleague.id()));
        customers.signIn(customer.id());
        customers.take(number, RECORD);
        customers.record(number);
        Locator form = customers.unfold("Hand the task over to a colleague");
        form.getByLabel("Colleague").selectOption(colleague.id());
        customers.isAccessible();
        customers.fitsIntoANarrowWindow("hand-over");
        customers.button("Hand over").click();
        assertThat(customers.card("timeline")).containsText("“%s” was handed over to Carla Customer".formatted(RECORD));
        assertThat(customers.page().getByText("Hand the task over to a colleague"))
                .hasCount(0);

        customers.signIn(colleague.id()).record(number);
        customers
                .page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Do it in Tasklist"))
                .click();
        customers.field("Provider's instance").fill(OnboardingScenario.PROVIDER_INSTANCE_NAME);
        customers.field("Provider's instance ID").fill(OnboardingScenario.PROVIDER_INSTANCE_ID);
        customers.check("The Service Exchange application is installed in our instance*");
        customers.complete();
        story.runJobs();
        assertThat(provider.record(number)).containsText("approve or deny the replication subscription");
    }

    @Test
    void list_is_searched_filtered_and_exported() throws IOException {
        String wanted = story.numberOf(story.approvalRequested(customer));
        String other = story.numberOf(story.registered(story.newCustomerAdmin()));
        Locator rows = provider.page().locator("tbody tr");
        provider.page().navigate("/onboardings");
        provider.page().getByLabel("Number, customer, contact or instance").fill(customer.company());
        provider.button("Show").click();
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText(wanted);
        assertThat(provider.page().getByRole(AriaRole.STATUS)).hasText("1 onboarding");

        provider.page().getByLabel("State").selectOption("AWAITING_PROVIDER_RECORD");
        provider.button("Show").click();
        assertThat(provider.page().getByText("No onboarding matches.")).isVisible();
        provider.page().getByLabel("State").selectOption("AWAITING_APPROVAL");
        provider.page().getByLabel("Waiting for").selectOption("provider");
        provider.page().getByLabel("Order").selectOption("due");
        provider.button("Show").click();
        assertThat(rows).hasCount(1);
        provider.isAccessible();
        provider.fitsIntoANarrowWindow("filtered");

        Download csv = provider.page().waitForDownload(() -> provider.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Export as CSV"))
                .click());
        Assertions.assertThat(csv.suggestedFilename()).isEqualTo("onboardings.csv");
        Assertions.assertThat(Files.readString(csv.path()))
                .contains(wanted, customer.company())
                .doesNotContain(other);
        provider.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Show all"))
                .click();
        assertThat(rows.filter(containing(other))).hasCount(1);
    }

    @Test
    void list_of_customers_is_corrected_and_imported() {
        String row = "%s,Carla,%s,%s,%s,%s\n";
        String head = "customerName,contactName,contactEmail,instanceName,instanceId,environment\n";
        provider.page().navigate("/onboardings/import");
        provider.page()
                .getByLabel("Table")
                .fill(head
                        + row.formatted(
                                customer.company(),
                                customer.id(),
                                customer.instanceName(),
                                customer.instanceId(),
                                "moon"));
        provider.button("Check the rows").click();
        assertThat(provider.page().locator("tbody tr")).containsText("“Environment”: ");
        provider.isAccessible();
        provider.fitsIntoANarrowWindow("import-checked");
        Locator list = provider.page().getByLabel("Table");
        list.fill(list.inputValue().replace("moon", "test"));
        provider.button("Check the rows").click();
        provider.button("Register 1 customer").click();
        assertThat(provider.page().getByRole(AriaRole.STATUS)).hasText("0 of 1 rows");
        importCustomers.registerPending();
        // the page loads itself again
        assertThat(provider.page().getByRole(AriaRole.STATUS)).hasText("1 of 1 rows");
        provider.isAccessible();
        provider.fitsIntoANarrowWindow("imported");
        provider.page().locator("tbody").getByRole(AriaRole.LINK).click();
        assertThat(provider.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText(customer.company());
    }

    @Test
    void stuck_customer_is_answered_by_the_provider() {
        String number = story.numberOf(story.registered(customer));
        customers.signIn(customer.id()).record(number);
        customers
                .unfold("I'm stuck, because…")
                .getByLabel("Why can't you go on?")
                .fill("   ");
        customers.button("Send to the provider").click();
        assertThat(customers.card("stuck").getByRole(AriaRole.ALERT)).containsText("fill it in.");
        customers.page().getByLabel("Why can't you go on?").fill("The store has no such application.");
        customers.button("Send to the provider").click();
        assertThat(customers.card("stuck")).containsText("You said that you are stuck");
        customers.isAccessible();

        provider.page().navigate("/onboardings?stuck=true");
        assertThat(provider.page().getByRole(AriaRole.ROW).filter(containing(number)))
                .containsText("Customer is stuck");
        provider.record(number);
        assertThat(provider.page().locator("main .card").first()).containsText("The store has no such application.");
        provider.isAccessible();
        provider.fitsIntoANarrowWindow("stuck");
        provider.page().getByLabel("Your answer").fill("Ask ServiceNow for <b>the application</b>.");
        provider.button("Answer").click();
        assertThat(provider.card("stuck")).containsText("Ask ServiceNow for <b>the application</b>.");

        customers.record(number);
        assertThat(customers.card("stuck")).containsText("Ask ServiceNow for <b>the application</b>.");
        assertThat(customers.card("timeline")).containsText("The provider answered: Ask ServiceNow");
    }

    @Test
    void log_of_webhooks_is_read_on_a_phone_too() {
        String number = story.numberOf(story.registered(customer));
        // no receiver is configured here; an earlier one has left them
        for (String state : List.of("PENDING", "DELIVERED", "FAILED")) {
            jdbc.sql("insert into webhook_delivery (message_id, receiver, onboarding, body, created_at, state,"
                            + " attempts, next_attempt_at, last_attempt_at, last_outcome, last_status) values (?,"
                            + " 'earlier', ?,"
                            + " ?, current_timestamp, ?, 2, %s, current_timestamp, 'REFUSED', 503)"
                                    .formatted(state.equals("PENDING") ? "current_timestamp" : "null"))
                    .params("msg_" + state, number, "{\"type\":\"onboarding.state-changed\"}", state)
                    .update();
        }
        try {
            provider.page().navigate("/operations/webhooks");
            provider.page().locator("tbody summary").first().click();
            assertThat(provider.page().locator("tbody tr")).hasCount(3);
            provider.isAccessible();
            provider.fitsIntoANarrowWindow("webhooks");
            provider.page()
                    .getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Messages by state"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Failed"))
                    .click();
            assertThat(provider.page().locator("tbody tr")).hasCount(1);
            provider.page().locator("tbody").getByRole(AriaRole.BUTTON).click();
            assertThat(provider.page().getByRole(AriaRole.ALERT)).containsText("No receiver earlier is configured");
        } finally {
            jdbc.sql("delete from webhook_delivery where receiver = 'earlier'").update();
        }
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + duration.toMillis()));
    }
}
