package org.serviceexchange.onboarding.web.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.ChangeContact;
import org.serviceexchange.onboarding.application.account.ChangeContact.Changed;
import org.serviceexchange.onboarding.application.account.ChangeContact.Entered;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contact of an onboarding, changed by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/contact")
@Tag(name = "Invitations")
class ContactApi {

    private final ChangeContact contacts;

    ContactApi(ChangeContact contacts) {
        this.contacts = contacts;
    }

    record ContactRequest(
            @NotNull @Schema(description = "1 to 100 characters.") String name,
            @NotNull String email,
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason,
            @Schema(
                            description =
                                    "The address of the contact to replace. If it is no longer the contact, nothing"
                                            + " changes.")
                    String replaces,
            @Schema(
                            example = "de",
                            description = "In which the customer gets mails and reads forms from now on. Left out: as"
                                    + " before.")
                    String language) {}

    record ContactResponse(@NotNull String name, @NotNull String email) {}

    @PostMapping
    @Operation(
            summary = "Change the contact",
            description = "Open tasks, mails and reminders go to the new contact. The former contact loses the access."
                    + " Not possible if the person belongs to another company.")
    ContactResponse changeContact(
            @PathVariable String number, @RequestBody ContactRequest contact, CurrentUser currentUser) {
        Changed changed = ApiResponses.of(contacts.change(
                number,
                currentUser,
                new Entered(
                        contact.name(), contact.email(), contact.reason(), contact.replaces(), contact.language())));
        return new ContactResponse(changed.next().name(), changed.next().email().value());
    }
}
