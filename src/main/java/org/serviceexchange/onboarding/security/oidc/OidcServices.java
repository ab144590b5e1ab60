package org.serviceexchange.onboarding.security.oidc;

import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.account.SignInServices;
import org.serviceexchange.onboarding.security.account.OidcAudience;

record OidcServices(OidcProperties properties, String path) implements SignInServices {

    @Override
    public List<Service> all() {
        return Stream.of(OidcAudience.values())
                .flatMap(audience -> properties
                        .client(audience)
                        .map(client ->
                                new Service(client.name(), path + "/" + audience.id(), audience == OidcAudience.STAFF))
                        .stream())
                .toList();
    }

    @Override
    public boolean staffMayUsePasswords() {
        return properties.staffMayUsePasswords();
    }
}
