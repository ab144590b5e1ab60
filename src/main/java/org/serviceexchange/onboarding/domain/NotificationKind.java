package org.serviceexchange.onboarding.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * The mails of an onboarding, and whom each is for. One onboarding sends each of them once, and those about a request to
 * pause, resume or end the integration once for each request.
 */
public enum NotificationKind {
    INSTRUCTIONS(Party.CUSTOMER),
    CASE_OPENED(Party.CUSTOMER),
    APPROVAL_REQUESTED(Party.PROVIDER),
    SUBSCRIPTION_APPROVED(Party.CUSTOMER),
    REGISTRATION_DENIED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED_PROVIDER(Party.PROVIDER),
    INTEGRATION_PAUSED(Party.CUSTOMER),
    INTEGRATION_PAUSED_PROVIDER(Party.PROVIDER),
    RESUME_REQUESTED(Party.CUSTOMER),
    RESUME_REQUESTED_PROVIDER(Party.PROVIDER),
    INTEGRATION_RESUMED(Party.CUSTOMER),
    INTEGRATION_RESUMED_PROVIDER(Party.PROVIDER),
    END_REQUESTED(Party.CUSTOMER),
    END_REQUESTED_PROVIDER(Party.PROVIDER),
    REQUEST_REFUSED(Party.CUSTOMER),
    REQUEST_REFUSED_PROVIDER(Party.PROVIDER),
    REQUEST_TAKEN_BACK(Party.CUSTOMER),
    REQUEST_TAKEN_BACK_PROVIDER(Party.PROVIDER),
    INTEGRATION_ENDED(Party.CUSTOMER),
    INTEGRATION_ENDED_PROVIDER(Party.PROVIDER);

    private static final Set<NotificationKind> ABOUT_REQUESTS =
            EnumSet.range(INTEGRATION_PAUSED, INTEGRATION_ENDED_PROVIDER);
    private static final String TO_PROVIDER = "_PROVIDER";

    private final Party receiver;

    NotificationKind(Party receiver) {
        this.receiver = receiver;
    }

    public Party receiver() {
        return receiver;
    }

    /** Whether it tells of an {@link IntegrationRequest}. */
    public boolean isAboutARequest() {
        return ABOUT_REQUESTS.contains(this);
    }

    /**
     * The same news for this party.
     *
     * @throws IllegalArgumentException when that party gets no such news
     */
    public NotificationKind to(Party party) {
        String toCustomer =
                name().endsWith(TO_PROVIDER) ? name().substring(0, name().length() - TO_PROVIDER.length()) : name();
        return valueOf(party == Party.PROVIDER ? toCustomer + TO_PROVIDER : toCustomer);
    }
}
