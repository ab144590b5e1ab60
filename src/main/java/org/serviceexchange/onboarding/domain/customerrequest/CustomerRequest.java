package org.serviceexchange.onboarding.domain.customerrequest;

import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * Somebody at a customer asks the provider to connect an instance. Until the address is confirmed, it may have been entered by
 * anyone, and nobody sees it.
 *
 * @param id          null until it is stored
 * @param confirmedAt null until the author confirms the address
 * @param answer      null until it has an outcome
 */
public record CustomerRequest(Long id, Details details, Made made, Instant confirmedAt, Answer answer) {

    /**
     * What the author entered.
     *
     * @param contact  the author
     * @param message  to the provider; empty where there is none
     * @param language that the author reads, of ISO 639
     */
    public record Details(
            String customerName,
            Contact contact,
            ServiceNowInstance instance,
            Environment environment,
            String message,
            String language) {}

    /**
     * @param tokenHash of the link that confirms the address
     * @param expiresAt when the link expires
     */
    public record Made(String tokenHash, Instant at, Instant expiresAt) {}

    /**
     * @param by         a user id, or {@code system}
     * @param reason     why it is declined; empty otherwise
     * @param onboarding the new one, or the one that is known already; null without one
     */
    public record Answer(
            CustomerRequestOutcome outcome, String by, Instant at, String reason, OnboardingNumber onboarding) {}

    public static CustomerRequest of(Details details, OneTimeToken token, Instant at, Duration validFor) {
        return new CustomerRequest(null, details, new Made(token.hash(), at, at.plus(validFor)), null, null);
    }

    /** For people, such as {@code REQ0000001}. */
    public String number() {
        return number(id);
    }

    public static String number(long id) {
        return "REQ%07d".formatted(id);
    }

    /** @param text may be null */
    public static boolean isNumber(String text) {
        return text != null && text.matches("REQ\\d{7,18}");
    }

    /** @throws IllegalArgumentException when it is no number of a request */
    public static long id(String number) {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("'%s' is not the number of a request".formatted(number));
        }
        return Long.parseLong(number.substring("REQ".length()));
    }

    /** Whether its link still confirms the address. */
    public boolean isConfirmable(Instant now) {
        return confirmedAt == null && now.isBefore(made.expiresAt());
    }

    /** Whether it waits for the provider. */
    public boolean isWaiting() {
        return confirmedAt != null && answer == null;
    }

    /** @throws IllegalStateException when it does not wait for an answer */
    public CustomerRequest answered(
            CustomerRequestOutcome outcome, String by, Instant at, String reason, OnboardingNumber onboarding) {
        if (!isWaiting()) {
            throw new IllegalStateException("The request %s does not wait for an answer".formatted(number()));
        }
        return new CustomerRequest(id, details, made, confirmedAt, new Answer(outcome, by, at, reason, onboarding));
    }
}
