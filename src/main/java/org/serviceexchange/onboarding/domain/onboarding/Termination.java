package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * How an onboarding ended before it was established.
 *
 * @param state  {@link OnboardingState#WITHDRAWN} or {@link OnboardingState#EXPIRED}
 * @param party  whose wish it was; the system's where a deadline passed
 */
public record Termination(
        OnboardingNumber onboarding, OnboardingState state, Party party, String by, String reason, Instant at) {}
