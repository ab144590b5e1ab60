package org.serviceexchange.onboarding.web.connection;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.serviceexchange.onboarding.application.connection.CheckConnection.ConnectionView;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Finding;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Whether the provider's ServiceNow instance can be used, for programs. Not below /api/operations, where nothing is sent. */
@RestController
@RequestMapping("/api/connection")
@Tag(
        name = "Connection",
        description = "The connection to the provider's ServiceNow instance. For operations and provider admins; other"
                + " users get 404.")
class ConnectionApi {

    private final CheckConnection checkConnection;

    ConnectionApi(CheckConnection checkConnection) {
        this.checkConnection = checkConnection;
    }

    record ConnectionResponse(
            @Schema(description = "Of the instance. Absent where none is connected.") String address,
            @Schema(description = "By the node that answers. Absent before the first check.") Instant checkedAt,
            @Schema(description = "Why no call is made at the moment. Absent if calls are made.") String paused,
            @NotNull @Schema(description = "Empty before the first check.") List<@NotNull FindingResponse> findings) {

        static ConnectionResponse of(ConnectionView view) {
            return new ConnectionResponse(
                    view.address(),
                    view.checkedAt(),
                    text(view.pause()),
                    view.findings().stream().map(FindingResponse::of).toList());
        }
    }

    record FindingResponse(
            @NotNull VerdictResponse verdict,
            @NotNull @Schema(description = "What is needed, as a sentence.") String what,
            @Schema(description = "Absent if it holds.") String cause,
            @Schema(description = "Absent if it holds.") String solution) {

        static FindingResponse of(Finding finding) {
            return new FindingResponse(
                    constant(VerdictResponse.class, finding.verdict()),
                    text(finding.what()),
                    text(finding.cause()),
                    text(finding.solution()));
        }
    }

    enum VerdictResponse {
        @JsonProperty("holds")
        HOLDS,
        @JsonProperty("wrong")
        WRONG,
        @JsonProperty("unknown")
        UNKNOWN
    }

    @GetMapping
    @Operation(summary = "Get the last check of the connection", description = "Each node has its own.")
    ConnectionResponse getConnection(CurrentUser currentUser) {
        return checkConnection.of(currentUser).map(ConnectionResponse::of).orElseThrow(ConnectionApi::nothing);
    }

    @PostMapping("/check")
    @Operation(
            summary = "Check the connection",
            description =
                    "The check only reads. It can take as long as one call may. While one is under way, or where no"
                            + " instance is connected, the answer is the last check.")
    ConnectionResponse checkConnection(CurrentUser currentUser) {
        if (!CheckConnection.mayCheck(currentUser)) {
            throw nothing();
        }
        checkConnection.check();
        return getConnection(currentUser);
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "connection.notForYou");
    }

    private static String text(Sentence sentence) {
        Locale reader = LocaleContextHolder.getLocale();
        return sentence == null ? null : sentence.in(reader);
    }
}
