package org.serviceexchange.onboarding.application.port.notification;

import java.util.List;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Termination;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * Everything a mail may tell of.
 *
 * @param caseNumber       null before the case is opened
 * @param reason           why the subscription was denied or sent back, why the onboarding ended,
 *                         why a party wants what it asks for, or why the other one refused; else null
 * @param obstacle         what keeps the onboarding from going on, where the mail is about that; else null
 * @param end              how the onboarding ended early; null unless it did
 * @param category         why the subscription was denied or sent back, in short; null unless it was
 * @param instructions     the steps to take next; empty where there are none
 * @param tasklistLink     where the customer's and the provider's admins find their tasks
 * @param recordLink       the onboarding's record page; null where the receiver can't open it any more
 * @param subscriptionLink the subscription on the record page
 * @param caseLink         the registration case on the record page
 * @param invitation       lets the contact set a password; null where the contact needs none, or this mail isn't for it
 * @param deadline         null where the mail isn't about one
 * @param request          what a party wants of the integration; null where the mail isn't about that
 * @param comment          what somebody wrote on the registration case; null where the mail isn't about that
 */
public record MailModel(
        Onboarding onboarding,
        ProviderRecord provider,
        String caseNumber,
        String reason,
        Issue obstacle,
        Termination end,
        DenialReason category,
        List<String> instructions,
        String tasklistLink,
        String recordLink,
        String subscriptionLink,
        String caseLink,
        OneTimeLink invitation,
        DeadlineMailModel deadline,
        IntegrationRequest request,
        CaseEntry comment) {}
