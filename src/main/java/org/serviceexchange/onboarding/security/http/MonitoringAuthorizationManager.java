package org.serviceexchange.onboarding.security.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Who may read metrics, parts of the health, and the version: the people of operations, and a program with the operator's
 * token. The token needs no database, so a scrape works while the database is away.
 */
@Component
@EnableConfigurationProperties(MonitoringProperties.class)
class MonitoringAuthorizationManager implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String BEARER = "Bearer ";

    private final byte[] expected;

    MonitoringAuthorizationManager(MonitoringProperties properties) {
        this.expected = properties.token().isEmpty() ? null : bytes(BEARER + properties.token());
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext request) {
        String header = request.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
        return new AuthorizationDecision(
                header != null && header.startsWith(BEARER) ? hasToken(header) : belongsToOperations(person.get()));
    }

    private boolean hasToken(String header) {
        return expected != null && MessageDigest.isEqual(expected, bytes(header));
    }

    private static boolean belongsToOperations(Authentication person) {
        return person != null
                && person.getPrincipal() instanceof CurrentUser user
                && Role.anyCan(user.groups(), Capability.MONITOR);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
