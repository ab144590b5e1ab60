package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.account.SignInServices;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.request.CurrentRequest;
import org.serviceexchange.onboarding.security.signin.RequestedPage;

record OidcServices(OidcProperties properties, String path) implements SignInServices {

    @Override
    public List<Service> all() {
        return Stream.of(OidcAudience.values())
                .flatMap(audience -> properties
                        .client(audience)
                        .map(client -> new Service(client.name(), address(audience), audience == OidcAudience.STAFF))
                        .stream())
                .toList();
    }

    @Override
    public String requestedPage() {
        HttpServletRequest request = CurrentRequest.get();
        return request == null ? null : RequestedPage.of(request).orElse(null);
    }

    /** With the page that this window shall show after the sign-in. */
    private String address(OidcAudience audience) {
        String page = requestedPage();
        String address = path + "/" + audience.id();
        return page == null ? address : RequestedPage.addTo(address, page);
    }

    @Override
    public boolean staffMayUsePasswords() {
        return properties.staffMayUsePasswords();
    }
}
