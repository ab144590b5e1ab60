package org.serviceexchange.onboarding.application;

import java.util.List;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.ProviderRecord;

/**
 * Everything a mail may tell of.
 *
 * @param caseNumber       null before the case is opened
 * @param reason           why the subscription was denied, or why a party wants what it asks for, or why the other one
 *                         refused; null where it is about none of these
 * @param instructions     the steps to take next; empty where there are none
 * @param tasklistLink     where the customer's and the provider's admins find their tasks
 * @param recordLink       the onboarding's record page; null where the receiver can't open it any more
 * @param subscriptionLink the subscription on the record page
 * @param invitation       lets the contact set a password; null where the contact needs none, or this mail isn't for it
 * @param request          what a party wants of the integration; null where the mail isn't about that
 */
public record LetterFacts(
        Onboarding onboarding,
        ProviderRecord provider,
        String caseNumber,
        String reason,
        List<String> instructions,
        String tasklistLink,
        String recordLink,
        String subscriptionLink,
        OneTimeLink invitation,
        IntegrationRequest request) {

    /** Facts that no request belongs to. */
    public LetterFacts(
            Onboarding onboarding,
            ProviderRecord provider,
            String caseNumber,
            String reason,
            List<String> instructions,
            String tasklistLink,
            String recordLink,
            String subscriptionLink,
            OneTimeLink invitation) {
        this(
                onboarding,
                provider,
                caseNumber,
                reason,
                instructions,
                tasklistLink,
                recordLink,
                subscriptionLink,
                invitation,
                null);
    }
}
