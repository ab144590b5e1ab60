package org.serviceexchange.onboarding.application.port.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;

/** All messages to receivers. A change of an onboarding and its messages are stored together. */
public interface WebhookDeliveries {

    /** Pending messages whose next attempt is due, oldest first. */
    List<WebhookDelivery> due(String receiver, Instant now, int most);

    /**
     * Reserves an attempt for this node.
     *
     * @param until when another node may try, if this one does not store a result
     * @return false if another node was faster
     */
    boolean claim(WebhookDelivery due, Instant until);

    /** After an attempt, or to send it again. */
    void save(WebhookDelivery delivery);

    Optional<WebhookDelivery> find(long id);

    /**
     * Newest first; {@code page} counts from 0.
     *
     * @param state null for all
     */
    List<WebhookDelivery> page(State state, int page, int size);

    /** Removes the messages that wait for no attempt and are older. */
    void removeSettledBefore(Instant time);
}
