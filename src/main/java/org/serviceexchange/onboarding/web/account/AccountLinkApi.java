package org.serviceexchange.onboarding.web.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.LinkOpenIdAccount;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Linking accounts to people at an OpenID provider. */
@RestController
@RequestMapping("/api/accounts/{userId}/openid-connect/{audience}")
@Tag(name = "Accounts", description = "For engine administrators.")
class AccountLinkApi {

    private final LinkOpenIdAccount accounts;

    AccountLinkApi(LinkOpenIdAccount accounts) {
        this.accounts = accounts;
    }

    record AccountLinkRequest(
            @Schema(description = "Absent for the configured issuer. Required where many tenants share it.")
                    String issuer,
            @NotNull @Schema(description = "The claim `sub` of the person. The log has it after a refused sign-in.")
                    String subject) {}

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Link an account to a person at an OpenID provider",
            description = "The person signs in to this account from then on. Staff can no longer use a password.")
    void linkAccount(
            @PathVariable String userId,
            @Parameter(description = "`staff` or `customers`: whose sign-in it is.") @PathVariable String audience,
            @RequestBody AccountLinkRequest person,
            CurrentUser currentUser) {
        ApiResponses.of(accounts.link(userId, audience, person.issuer(), person.subject(), currentUser));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove the link of an account")
    void unlinkAccount(
            @PathVariable String userId,
            @Parameter(description = "`staff` or `customers`: whose sign-in it is.") @PathVariable String audience,
            CurrentUser currentUser) {
        ApiResponses.of(accounts.unlink(userId, audience, currentUser));
    }
}
