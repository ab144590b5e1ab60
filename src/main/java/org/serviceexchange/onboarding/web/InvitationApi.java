package org.serviceexchange.onboarding.web;

import java.time.Instant;
import org.serviceexchange.onboarding.application.InviteContact;
import org.serviceexchange.onboarding.application.InviteContact.Outcome;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

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
            @PathVariable String number, @RequestBody(required = false) Invitee invitee, Viewer viewer) {
        Outcome outcome;
        try {
            outcome = inviting.invite(
                    number, viewer, invitee == null ? null : invitee.email(), invitee == null ? null : invitee.name());
        } catch (RefusedInput refused) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage());
        }
        if (outcome instanceof Outcome.Invited invited) {
            return ResponseEntity.status(invited.again() ? HttpStatus.OK : HttpStatus.CREATED)
                    .header("Cache-Control", "no-store")
                    .body(new Invited(
                            invited.link() == null ? null : invited.link().address(),
                            invited.expires(),
                            invited.contact().email().value(),
                            invited.mailed()));
        }
        throw problem(outcome);
    }

    /** 204; {@code email} names whose invitation, where it isn't the onboarding's own contact's. */
    @DeleteMapping
    ResponseEntity<Void> takeBack(
            @PathVariable String number, @RequestParam(required = false) String email, Viewer viewer) {
        try {
            Outcome outcome = inviting.takeBack(number, viewer, email);
            if (outcome instanceof Outcome.TakenBack) {
                return ResponseEntity.noContent().build();
            }
            throw problem(outcome);
        } catch (RefusedInput refused) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage());
        }
    }

    private static ResponseStatusException problem(Outcome outcome) {
        return new ResponseStatusException(status(outcome), sentence(outcome));
    }

    static HttpStatus status(Outcome outcome) {
        if (outcome instanceof Outcome.NothingThere) {
            return HttpStatus.NOT_FOUND;
        }
        if (outcome instanceof Outcome.NotAllowed) {
            return HttpStatus.FORBIDDEN;
        }
        return outcome instanceof Outcome.TooSoon ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT;
    }

    static String sentence(Outcome outcome) {
        if (outcome instanceof Outcome.NothingThere nothing) {
            return nothing.sentence();
        }
        if (outcome instanceof Outcome.NotAllowed notAllowed) {
            return notAllowed.sentence();
        }
        if (outcome instanceof Outcome.TooSoon tooSoon) {
            return tooSoon.sentence();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused.sentence();
        }
        throw new IllegalArgumentException("%s has nothing to explain".formatted(outcome));
    }
}
