package org.serviceexchange.onboarding.application.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.port.webhook.WebhookDeliveries;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log of messages for operations and provider admins, who also send a message again. */
@Service
public class ViewWebhooks {

    private final WebhookReceivers receivers;
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    ViewWebhooks(WebhookReceivers receivers, WebhookDeliveries deliveries, Clock clock) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public static boolean maySee(CurrentUser currentUser) {
        return currentUser.hasRole(Role.OPERATIONS) || currentUser.hasRole(Role.PROVIDER_ADMIN);
    }

    /** The host of each receiver, by its name. */
    public SortedMap<String, String> receivers() {
        return receivers.hosts();
    }

    /** @param state null for all */
    public List<WebhookDelivery> page(State state, int page, int size) {
        return deliveries.page(state, page, size);
    }

    @Transactional
    public Result<WebhookDelivery> sendAgain(long id, CurrentUser currentUser) {
        return Optional.of(id)
                .filter(any -> maySee(currentUser))
                .flatMap(deliveries::find)
                .map(this::again)
                .orElseGet(() -> new Result.NotFound<>(Sentence.of("webhooks.noMessage")));
    }

    private Result<WebhookDelivery> again(WebhookDelivery delivery) {
        if (!receivers.hosts().containsKey(delivery.message().receiver())) {
            return new Result.Conflict<>(
                    Sentence.of("webhooks.noReceiver", delivery.message().receiver()));
        }
        WebhookDelivery pending = delivery.again(clock.instant());
        deliveries.save(pending);
        return new Result.Success<>(pending);
    }
}
