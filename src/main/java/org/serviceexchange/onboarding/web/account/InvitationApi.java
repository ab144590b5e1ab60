package org.serviceexchange.onboarding.web.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Inviting people to an onboarding, and taking invitations back, for programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/invitation")
@Tag(name = "Invitations", description = "For provider admins and the customer's users.")
class InvitationApi {

    private final InviteContact inviting;

    InvitationApi(InviteContact inviting) {
        this.inviting = inviting;
    }

    @Schema(description = "The person to invite. Send no body for the onboarding's contact.")
    record InvitationRequest(String email, String name) {}

    record InvitationResponse(
            @Schema(description = "For provider admins only.") String link,
            @NotNull Instant expires,
            @NotNull String email,
            @Schema(
                            description = "Whether the mail server accepted the mail.",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    boolean mailed) {}

    @PostMapping
    @Operation(
            summary = "Invite a person",
            description = "Not possible if the person can sign in already or belongs to another company.")
    @ApiResponse(responseCode = "201", description = "Invited", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "Invited again. The earlier link is no longer valid.",
            useReturnTypeSchema = true)
    ResponseEntity<InvitationResponse> invitePerson(
            @PathVariable String number,
            @RequestBody(required = false) InvitationRequest invitee,
            CurrentUser currentUser) {
        InviteContact.Invited invited = ApiResponses.of(inviting.invite(
                number,
                currentUser,
                invitee == null ? null : invitee.email(),
                invitee == null ? null : invitee.name()));
        return ResponseEntity.status(invited.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(new InvitationResponse(
                        invited.link() == null ? null : invited.link().address(),
                        invited.expires(),
                        invited.contact().email().value(),
                        invited.mailed()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an invitation")
    void withdrawInvitation(
            @PathVariable String number,
            @Parameter(description = "The person. Absent for the onboarding's contact.") @RequestParam(required = false)
                    String email,
            CurrentUser currentUser) {
        ApiResponses.of(inviting.takeBack(number, currentUser, email));
    }
}
