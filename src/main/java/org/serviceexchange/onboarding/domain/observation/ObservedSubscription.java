package org.serviceexchange.onboarding.domain.observation;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A replication subscription as the provider's instance has it.
 *
 * @param state     pending, approved or denied: an instance knows no other
 * @param by        who changed it last, as the instance names them
 * @param at        when they did, as the instance says
 * @param reason    why it was denied; empty where the instance has none
 * @param link      the record, for people who can sign in there
 */
public record ObservedSubscription(
        OnboardingNumber onboarding, SubscriptionState state, String by, Instant at, String reason, String link) {}
