package org.serviceexchange.onboarding.web.account;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.account.ViewInvitations.PersonView;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of an onboarding, inviting them, and revoking invitations, for programs. */
@RestController
@RequestMapping("/api/onboardings/{number}")
@Tag(name = "Invitations", description = "For provider admins and the customer's users.")
class InvitationApi {

    private final InviteContact inviting;
    private final ViewInvitations invitations;

    InvitationApi(InviteContact inviting, ViewInvitations invitations) {
        this.inviting = inviting;
        this.invitations = invitations;
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

    record PersonResponse(
            @NotNull String name,
            @NotNull String email,
            @NotNull Access access,
            @Schema(description = "Until when the link of the invitation works. Absent unless the person is invited.")
                    Instant expires,
            @Schema(
                            description = "When a person first opened the last invitation. Absent before that. For the"
                                    + " provider's staff only.")
                    Instant invitationOpenedAt) {

        static PersonResponse of(PersonView person) {
            return new PersonResponse(
                    person.name(),
                    person.email(),
                    constant(Access.class, person.standing()),
                    person.expires(),
                    person.openedAt());
        }
    }

    enum Access {
        @JsonProperty("has-access")
        HAS_ACCESS,
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("withdrawn")
        TAKEN_BACK,
        @JsonProperty("not-invited")
        NOT_INVITED
    }

    @GetMapping("/people")
    @Operation(
            summary = "List who may act for the customer, and who is invited",
            description = "The contact comes first. The provider's staff and the customer's users.")
    List<PersonResponse> listPeople(@PathVariable String number, CurrentUser currentUser) {
        return invitations
                .of(number, currentUser)
                .map(view -> view.people().stream().map(PersonResponse::of).toList())
                .orElseGet(() -> ApiResponses.of(Result.noSuchOnboarding()));
    }

    @PostMapping("/invitation")
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

    @DeleteMapping("/invitation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an invitation")
    void withdrawInvitation(
            @PathVariable String number,
            @Parameter(description = "The person. Absent for the onboarding's contact.") @RequestParam(required = false)
                    String email,
            CurrentUser currentUser) {
        ApiResponses.of(inviting.revoke(number, currentUser, email));
    }
}
