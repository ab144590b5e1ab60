package org.serviceexchange.onboarding.web.observation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.serviceexchange.onboarding.application.observation.ReceiveEvent;
import org.serviceexchange.onboarding.application.observation.ReceiveEvent.Outcome;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages of ServiceNow instances. A signature takes the place of a sign-in. */
@RestController
@Tag(name = "Events")
class ServiceNowEventApi {

    /** Bytes. */
    private static final int LONGEST = 16 * 1024;

    private final ReceiveEvent receiveEvent;

    ServiceNowEventApi(ReceiveEvent receiveEvent) {
        this.receiveEvent = receiveEvent;
    }

    @PostMapping("/api/events/servicenow")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary = "Say that a record was changed in ServiceNow",
            description =
                    "The system then looks at the records itself. The content does not matter, up to 16 KiB. A message"
                            + " with the id of an earlier one changes nothing. See docs/servicenow.md for the business"
                            + " rule.")
    void receive(
            @Parameter(
                            required = true,
                            description =
                                    "HMAC-SHA256 over `{timestamp}.{body}` with the shared secret, in hex digits.")
                    @RequestHeader(name = "X-Onboarding-Signature", required = false)
                    String signature,
            @Parameter(required = true, description = "Seconds since 1970, at most 5 minutes from now.")
                    @RequestHeader(name = "X-Onboarding-Timestamp", required = false)
                    String timestamp,
            @Parameter(
                            required = true,
                            description = "1 to 255 visible characters of ASCII, another one for each message.")
                    @RequestHeader(name = "X-Onboarding-Message-Id", required = false)
                    String messageId,
            @Schema(type = "string") @RequestBody(required = false) byte[] body) {
        byte[] sent = body == null ? new byte[0] : body;
        if (sent.length > LONGEST) {
            throw problem(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LONG");
        }
        Outcome outcome = receiveEvent.receive(signature, timestamp, messageId, sent);
        switch (outcome) {
            case ACCEPTED -> {}
            case NOT_TAKEN -> throw problem(HttpStatus.NOT_FOUND, outcome.name());
            case INCOMPLETE -> throw problem(HttpStatus.BAD_REQUEST, outcome.name());
            case WRONG_TIME, WRONG_SIGNATURE -> throw problem(HttpStatus.UNAUTHORIZED, outcome.name());
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String kind) {
        return new ErrorResponseException(
                status,
                ProblemDetail.forStatusAndDetail(
                        status, Sentence.of("event." + kind).in(CurrentReader.get())),
                null);
    }
}
