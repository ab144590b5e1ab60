package org.serviceexchange.onboarding.security.oidc;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.OpenIdLinks;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcLinkStore;
import org.springframework.stereotype.Component;

@Component
class EngineOpenIdLinks implements OpenIdLinks {

    private final OidcProperties properties;
    private final OidcLinkStore links;
    private final Accounts accounts;

    EngineOpenIdLinks(OidcProperties properties, OidcLinkStore links, Accounts accounts) {
        this.properties = properties;
        this.links = links;
        this.accounts = accounts;
    }

    @Override
    public Outcome link(String userId, String audience, String issuer, String subject) {
        Optional<OidcAudience> known = OidcAudience.of(audience);
        Optional<String> itsIssuer = known.flatMap(properties::client).flatMap(client -> issuer(client, issuer));
        if (itsIssuer.isEmpty()) {
            return Outcome.NO_SUCH_PROVIDER;
        }
        if (!accounts.exists(userId)) {
            return Outcome.NO_SUCH_ACCOUNT;
        }
        if (!mayBelongTo(known.get(), accounts.groupsOf(userId))) {
            return Outcome.NOT_FOR_THIS_ACCOUNT;
        }
        Optional<String> linked = links.userOf(known.get(), itsIssuer.get(), subject);
        if (linked.filter(other -> !other.equals(userId)).isPresent()) {
            return Outcome.LINKED_ALREADY;
        }
        links.link(known.get(), userId, itsIssuer.get(), subject);
        return Outcome.DONE;
    }

    @Override
    public Outcome unlink(String userId, String audience) {
        Optional<OidcAudience> known = OidcAudience.of(audience);
        if (known.isEmpty() || !accounts.exists(userId)) {
            return Outcome.NO_SUCH_ACCOUNT;
        }
        links.unlink(known.get(), userId);
        return Outcome.DONE;
    }

    /** The configured issuer, or that of a tenant which may sign in. */
    private static Optional<String> issuer(OidcProperties.Client client, String issuer) {
        if (client.tenants().isEmpty()) {
            return Optional.of(client.issuer()).filter(own -> issuer == null || issuer.equals(own));
        }
        return Optional.ofNullable(issuer)
                .filter(one -> client.tenants().keySet().stream().anyMatch(tenant -> one.contains("/" + tenant + "/")));
    }

    private static boolean mayBelongTo(OidcAudience audience, List<String> groups) {
        boolean customers = Role.CUSTOMER.isIn(groups)
                || groups.stream()
                        .anyMatch(group -> CustomerGroup.customerKey(group).isPresent());
        return switch (audience) {
            case STAFF -> !customers && !Role.ENGINE_ADMIN.isIn(groups);
            case CUSTOMERS -> customers && !Role.anyCan(groups, Capability.BELONG_TO_PROVIDER);
        };
    }
}
