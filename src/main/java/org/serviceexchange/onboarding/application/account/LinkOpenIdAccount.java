package org.serviceexchange.onboarding.application.account;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Invalid;
import org.serviceexchange.onboarding.application.Result.NotFound;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.port.account.OpenIdLinks;
import org.serviceexchange.onboarding.application.port.account.OpenIdLinks.Outcome;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An engine administrator links an account to a person at an OpenID provider, for example after a time with passwords. */
@Service
public class LinkOpenIdAccount {

    /** Characters of a subject and of an issuer, by OpenID Connect and for addresses. */
    private static final int MAX_LENGTH = 255;

    private static final Logger LOG = LoggerFactory.getLogger(LinkOpenIdAccount.class);

    private final OpenIdLinks links;

    LinkOpenIdAccount(OpenIdLinks links) {
        this.links = links;
    }

    /**
     * @param audience {@code staff} or {@code customers}
     * @param issuer   null for the issuer in the configuration
     * @param subject  the claim {@code sub} of the person
     */
    @Transactional
    public Result<Void> link(String userId, String audience, String issuer, String subject, CurrentUser currentUser) {
        if (!currentUser.hasRole(Role.ENGINE_ADMIN)) {
            return noSuchAccount();
        }
        if (isNone(subject) || issuer != null && isNone(issuer)) {
            return new Invalid<>(Sentence.of("accountLink.invalid"));
        }
        Result<Void> result = result(links.link(userId, audience, issuer, subject));
        if (result instanceof Success) {
            LOG.info(
                    "{} linked the account {} to a person at the sign-in for {}",
                    currentUser.userId(),
                    userId,
                    audience);
        }
        return result;
    }

    @Transactional
    public Result<Void> unlink(String userId, String audience, CurrentUser currentUser) {
        if (!currentUser.hasRole(Role.ENGINE_ADMIN)) {
            return noSuchAccount();
        }
        Result<Void> result = result(links.unlink(userId, audience));
        if (result instanceof Success) {
            LOG.info(
                    "{} removed the link of the account {} at the sign-in for {}",
                    currentUser.userId(),
                    userId,
                    audience);
        }
        return result;
    }

    private static boolean isNone(String text) {
        return text == null
                || text.isBlank()
                || text.length() > MAX_LENGTH
                || text.chars().anyMatch(Character::isISOControl);
    }

    private static Result<Void> result(Outcome outcome) {
        return switch (outcome) {
            case DONE -> new Success<>(null);
            case NO_SUCH_ACCOUNT -> noSuchAccount();
            case NO_SUCH_PROVIDER -> new Invalid<>(Sentence.of("accountLink.noProvider"));
            case NOT_FOR_THIS_ACCOUNT -> new Conflict<>(Sentence.of("accountLink.notThisAccount"));
            case LINKED_ALREADY -> new Conflict<>(Sentence.of("accountLink.linkedAlready"));
        };
    }

    private static Result<Void> noSuchAccount() {
        return new NotFound<>(Sentence.of("accountLink.noAccount"));
    }
}
