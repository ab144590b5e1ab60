package org.serviceexchange.onboarding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * An application as an operator has set it up who chose otherwise wherever there is a choice; beside
 * {@link OnboardingTest}. All in one, as each application that starts takes seconds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "onboarding.web.base-url=https://onboarding.provider.example",
            "onboarding.process.approval-by-someone-else=true",
            "onboarding.offboarding.agreement=notice-period",
            "onboarding.offboarding.notice-period=P10D",
            "onboarding.deadlines.lead=lead@provider.example",
            // no host has this name: a receiver that cannot be reached
            "onboarding.outgoing.webhooks.erp.url=https://erp.invalid/hooks",
            "onboarding.outgoing.webhooks.erp.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "onboarding.calendars.customer.zone=Europe/Berlin",
            "onboarding.calendars.customer.holidays=2026-11-27,2026-12-25"
        })
public @interface NonDefaultConfiguration {}
