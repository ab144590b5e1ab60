package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cockpit as operations sees it, with all onboardings, finished ones and the way of each; and as a process designer does. */
@OnboardingTest
class CockpitPlugInsIT {

    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Test
    void operations_sees_where_all_onboardings_stand_and_a_process_designer_no_name() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance finished = story.approvalRequested(customer);
        story.submit(
                "provider-admin",
                story.taskOf(finished),
                Map.of("decision", "send-back", "denialReason", "The set is another one"));
        story.runJobs();
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        story.submit("provider-admin", story.taskOf(finished), story.approval());
        story.runJobs();
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        String number = story.numberOf(finished);
        Person next = story.newCustomerAdmin();
        ProcessInstance waiting = story.approvalRequested(next);
        Browser chromium = Browsers.chromium();
        BrowserSession window = new BrowserSession(chromium, port);
        Page page = window.page();
        window.signInAt(COCKPIT, "operations");

        // one label for a state, here and on our pages
        for (OnboardingState state : OnboardingState.values()) {
            Assertions.assertThat(page.evaluate(
                            "async state => (await import('/camunda/app/cockpit/scripts/onboarding/page.js')).words(state)",
                            state.name()))
                    .isEqualTo(Sentence.of("state." + state).toString());
        }

        // all onboardings; each number leads to its list
        page.navigate(COCKPIT + "#/onboardings");
        assertThat(page.locator(".onb-pipeline")).containsText("Approve the replication subscription");
        assertThat(page.locator(".onb section").nth(3)).containsText("Create the provider record");
        window.picture("cockpit-onboardings");
        page.locator(".onb-table button[title='List what was established']")
                .first()
                .click();
        assertThat(page.locator(".onb [aria-live]").first()).containsText(number);
        page.locator(".onb-table button[title='List what was measured']")
                .first()
                .click();
        assertThat(page.locator(".onb [aria-live]").last()).containsText(number);
        page.locator(".onb-pipeline li")
                .filter(new Locator.FilterOptions().setHasText("Approve the replication"))
                .locator("a")
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/onboardings\\?state=AWAITING_APPROVAL&waitingOn=provider"));
        assertThat(page.locator("main")).containsText(next.company());

        // a running one: what happened, and its way on the diagram
        page.navigate(COCKPIT + "#/process-instance/%s/runtime".formatted(waiting.getId()));
        assertThat(page.locator(".onb-tab")).containsText(next.company() + " was registered");
        assertThat(page.locator("[data-element-id=userTask_approveSubscription]"))
                .hasClass(Pattern.compile("onb-way-now"));
        assertThat(page.locator("[data-element-id=userTask_activateReplicationSet]"))
                .not()
                .hasClass(Pattern.compile("onb-way"));

        // the finished ones, and one of them
        page.navigate(COCKPIT
                + "#/process-definition/%s/runtime?detailsTab=onboarding-finished"
                        .formatted(finished.getProcessDefinitionId()));
        assertThat(page.locator(".onb-legend").first()).containsText("in three of four or more");
        assertThat(page.locator(".djs-connection.onb-way-4").first()).isAttached();
        page.getByLabel("Number or customer").fill(customer.company());
        window.button("Search").click();

        assertThat(page.locator(".onb-open")).hasText(new String[] {number});
        page.locator(".onb-open").click();
        assertThat(page.locator(".onb-tab")).containsText("The set is another one");
        assertThat(page.locator(".onb-tab")).containsText("Who operated on it");
        assertThat(page.locator("[data-element-id=sequenceFlow_notifySentBack]"))
                .hasClass(Pattern.compile("onb-way-taken"));
        assertThat(page.locator("[data-container-id=userTask_approveSubscription] .onb-way-note"))
                .hasText("2×");
        window.picture("cockpit-way");
        Assertions.assertThat(window.scriptErrors()).isEmpty();

        // whoever may see no onboarding sees the models alone
        BrowserSession other = new BrowserSession(chromium, port);
        Page designed = other.page();
        other.signInAt(COCKPIT, "process-designer");
        designed.navigate(COCKPIT + "#/onboardings");
        assertThat(designed.locator(".onb-pipeline")).containsText("Approve the replication subscription");
        assertThat(designed.locator(".onb")).not().containsText(next.company());
        designed.navigate(COCKPIT + "#/process-instance/%s/runtime".formatted(waiting.getId()));
        assertThat(designed.locator(".onb-tab")).containsText("the diagram shows the way through the model");
        assertThat(designed.locator("body")).not().containsText(next.company());
        Assertions.assertThat(other.scriptErrors()).isEmpty();
    }
}
