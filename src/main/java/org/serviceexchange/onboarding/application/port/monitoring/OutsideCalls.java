package org.serviceexchange.onboarding.application.port.monitoring;

import java.time.Duration;

/** Counts the calls to outside systems, so that operations see which one fails or is slow. */
public interface OutsideCalls {

    /** How a call ended that ended well. */
    String SUCCESS = "success";

    /** Neither name nor host: operations watch kinds of systems, and a host names a customer. */
    enum OutsideSystem {
        PROVIDER_INSTANCE,
        CUSTOMER_INSTANCE,
        MAIL_SERVER,
        OPENID_PROVIDER,
        WEBHOOK_RECEIVER
    }

    /**
     * Counts one call.
     *
     * @param outcome {@link #SUCCESS}, or one of the few words for what went wrong; never a text of the outside system
     */
    void ended(OutsideSystem system, String outcome, Duration took);
}
