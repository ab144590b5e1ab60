package org.serviceexchange.onboarding.application.port.webhook;

import java.time.Instant;
import java.util.SortedMap;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;

/** The programs that the operator wants to be notified. */
public interface WebhookReceivers {

    /** The host of each receiver, by the name of the receiver; empty for none. */
    SortedMap<String, String> hosts();

    /**
     * Sends a message once. What goes wrong is a part of the result.
     *
     * @param at when the attempt begins; the receiver refuses a message whose time differs much from its own
     */
    Attempt send(WebhookDelivery delivery, Instant at);
}
