package org.serviceexchange.onboarding.application.activation;

import java.time.Duration;

/** @param duration how long an instance that says nothing is waited for, before that counts as a failure */
public record ActivationTimeout(Duration duration) {}
