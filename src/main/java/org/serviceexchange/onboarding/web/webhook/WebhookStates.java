package org.serviceexchange.onboarding.web.webhook;

import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;

/** The states of messages as addresses have them, {@code failed}. */
final class WebhookStates {

    private WebhookStates() {}

    static Optional<State> find(String text) {
        return Stream.of(State.values())
                .filter(state -> state.name().equalsIgnoreCase(text))
                .findFirst();
    }
}
