package org.serviceexchange.onboarding.application.account;

import java.time.Duration;

/** How long a link can be used from the moment it is made. */
public record LinkExpiry(Duration invitation, Duration passwordReset) {}
