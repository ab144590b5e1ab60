package org.serviceexchange.onboarding.web.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.status.RevokeStatusLinks;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The links to the status in mails, revoked by programs. */
@RestController
@Tag(name = "Onboardings")
class StatusLinksApi {

    private final RevokeStatusLinks links;

    StatusLinksApi(RevokeStatusLinks links) {
        this.links = links;
    }

    @PostMapping("/api/onboardings/{number}/status-links/revocation")
    @Operation(
            summary = "Revoke the links to the status",
            description = "Provider admins only. All links that mails to the customer carried so far. Later mails carry"
                    + " new ones.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeStatusLinks(@PathVariable String number, CurrentUser currentUser) {
        ApiResponses.of(links.revoke(number, currentUser));
    }
}
