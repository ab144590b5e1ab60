package org.serviceexchange.onboarding.web.webhook;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.webhook.ViewWebhooks;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.serviceexchange.onboarding.web.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The log of webhooks for programs; for everybody but operations and provider admins there is none. */
@RestController
@RequestMapping("/api/webhook-deliveries")
@Tag(
        name = "Webhooks",
        description = "Messages about changed onboardings to the programs that the operator configured.")
class WebhookApi {

    private final ViewWebhooks webhooks;

    WebhookApi(ViewWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    record DeliveryResponse(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long id,
            @JsonUnwrapped MessagePart message,
            @NotNull DeliveryState state,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Since it was created or sent again.")
                    int attempts,
            Instant nextAttemptAt,
            @JsonUnwrapped LastAttemptPart lastAttempt) {

        static DeliveryResponse of(WebhookDelivery delivery) {
            return new DeliveryResponse(
                    delivery.id(),
                    MessagePart.of(delivery.message()),
                    constant(DeliveryState.class, delivery.state()),
                    delivery.attempts(),
                    delivery.nextAttemptAt(),
                    LastAttemptPart.of(delivery.lastAttempt()));
        }
    }

    record MessagePart(
            @NotNull @Schema(description = "The header `webhook-id`.") String messageId,
            @NotNull String receiver,
            @NotNull String onboarding,
            @NotNull @Schema(description = "The message, as JSON.") String body,
            @NotNull Instant createdAt) {

        static MessagePart of(WebhookDelivery.Message message) {
            return new MessagePart(
                    message.id(),
                    message.receiver(),
                    message.onboarding().value(),
                    message.body(),
                    message.createdAt());
        }
    }

    record LastAttemptPart(
            Instant lastAttemptAt,
            @Schema(description = "delivered, refused, gone, timed_out, unreachable or blocked.") String lastOutcome,
            @Schema(description = "The status of HTTP, if the receiver answered.") Integer lastStatus) {

        static LastAttemptPart of(WebhookDelivery.Attempt last) {
            return last == null
                    ? null
                    : new LastAttemptPart(last.at(), last.outcome().name().toLowerCase(Locale.ROOT), last.status());
        }
    }

    enum DeliveryState {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("failed")
        FAILED
    }

    @GetMapping
    @Operation(
            summary = "List messages to receivers",
            description = "Newest first, of the last 30 days. For operations and provider admins; other users get 404.")
    List<DeliveryResponse> listWebhookDeliveries(
            CurrentUser currentUser,
            @Parameter(description = "Number of the page, from 0.") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "Messages on a page, from 1 to " + Paging.MAX_SIZE + ".")
                    @RequestParam(defaultValue = "50")
                    int size,
            @Parameter(
                            description = "Only messages in this state.",
                            schema = @Schema(allowableValues = {"pending", "delivered", "failed"}))
                    @RequestParam(required = false)
                    String state) {
        if (!ViewWebhooks.maySee(currentUser)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "webhooks.noMessage");
        }
        Paging paging = Paging.of(page, size);
        WebhookDelivery.State only = state == null
                ? null
                : WebhookStates.find(state)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "webhooks.noState"));
        return webhooks.page(only, paging.page(), paging.size()).stream()
                .map(DeliveryResponse::of)
                .toList();
    }

    @PostMapping("/{id:\\d{1,18}}/attempts")
    @Operation(
            summary = "Send a message again",
            description = "With the same `webhook-id` and body, within seconds, with all attempts.")
    DeliveryResponse sendWebhookAgain(@PathVariable long id, CurrentUser currentUser) {
        return DeliveryResponse.of(ApiResponses.of(webhooks.sendAgain(id, currentUser)));
    }
}
