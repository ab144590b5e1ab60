package org.serviceexchange.onboarding.application;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RequestKind;

/** That a party said no to what the other one wanted of the integration. */
public record RefusalView(RequestKind kind, Party by, Instant at, String reason) {}
