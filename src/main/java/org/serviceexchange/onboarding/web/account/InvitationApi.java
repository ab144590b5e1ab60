package org.serviceexchange.onboarding.web.account;

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
class InvitationApi {

    private final InviteContact inviting;

    InvitationApi(InviteContact inviting) {
        this.inviting = inviting;
    }

    /** @param email null for the onboarding's own contact */
    record Invitee(String email, String name) {}

    /**
     * @param link   left out where it goes by mail alone
     * @param mailed whether the mail server took the mail
     */
    record Invited(String link, Instant expires, String email, boolean mailed) {}

    /** 201 for a first link, 200 for one that takes the place of another. */
    @PostMapping
    ResponseEntity<Invited> invite(
            @PathVariable String number, @RequestBody(required = false) Invitee invitee, CurrentUser currentUser) {
        InviteContact.Invited invited = ApiResponses.of(inviting.invite(
                number,
                currentUser,
                invitee == null ? null : invitee.email(),
                invitee == null ? null : invitee.name()));
        return ResponseEntity.status(invited.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(new Invited(
                        invited.link() == null ? null : invited.link().address(),
                        invited.expires(),
                        invited.contact().email().value(),
                        invited.mailed()));
    }

    /** {@code email} names whose invitation, where it isn't the onboarding's own contact's. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String number, @RequestParam(required = false) String email, CurrentUser currentUser) {
        ApiResponses.of(inviting.takeBack(number, currentUser, email));
    }
}
