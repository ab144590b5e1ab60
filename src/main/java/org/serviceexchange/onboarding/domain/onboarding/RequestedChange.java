package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * What one party wants of an established integration.
 *
 * @param askedBy {@link Party#PROVIDER} or {@link Party#CUSTOMER}
 * @param by      the user's id
 * @param reason  both parties read it
 */
public record RequestedChange(RequestKind kind, Party askedBy, String by, Instant at, String reason) {}
