package org.serviceexchange.onboarding.application.port.notification;

import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.termination.Termination;

/**
 * What a mail of an onboarding can state.
 *
 * @param caseNumber null before the case is opened
 * @param steps      what the customer has to do in its instance; empty if the state has no instructions
 * @param accessStays whether the customer's users, or the former contact, keep the access when what the mail is about has ended
 * @param taskTitles what Tasklist calls each step, by the step's name in the model
 */
public record OnboardingMailModel(
        Onboarding onboarding,
        ProviderRecord provider,
        String caseNumber,
        Explanation explanation,
        List<Sentence> steps,
        Map<String, String> taskTitles,
        Pages pages,
        boolean accessStays,
        Topic topic) {

    /**
     * @param reason      for a decision, a request or the end of the onboarding; else null
     * @param category    the category of a decision; else null
     * @param issue       what stops the onboarding, if the mail is about it; else null
     * @param termination how the onboarding ended early; else null
     */
    public record Explanation(String reason, DenialReason category, Issue issue, Termination termination) {}

    /**
     * The addresses of our pages.
     *
     * @param record           the onboarding page; null if the receiver has no access any more
     * @param subscription     the subscription on the onboarding page
     * @param registrationCase the registration case on the onboarding page
     * @param status           the status without an account; null in mails that do not carry it
     */
    public record Pages(
            String tasklist, String record, String subscription, String registrationCase, SecretLink status) {}

    /**
     * What the mail is about. Each is null if the mail is not about it.
     *
     * @param invitation    lets the contact set a password
     * @param contactChange who became the contact in place of whom
     */
    public record Topic(
            OneTimeLink invitation,
            DeadlineMailModel deadline,
            IntegrationRequest request,
            CaseEntry comment,
            ContactChange contactChange) {}
}
