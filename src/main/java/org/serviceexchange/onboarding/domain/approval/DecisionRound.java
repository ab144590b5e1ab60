package org.serviceexchange.onboarding.domain.approval;

import java.time.Instant;

/**
 * One time that the provider decided.
 *
 * @param category why it wasn't approved, in short; null where it was
 * @param reason   why it wasn't approved, in the provider's words; null where it was
 */
public record DecisionRound(Instant at, String by, Decision decision, DenialReason category, String reason) {}
