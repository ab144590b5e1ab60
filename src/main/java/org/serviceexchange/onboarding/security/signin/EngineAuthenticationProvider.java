package org.serviceexchange.onboarding.security.signin;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs people in with the engine's accounts, which are also those of Tasklist and Cockpit. */
@Component
public class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identity;
    private final Accounts accounts;

    EngineAuthenticationProvider(IdentityService identity, Accounts accounts) {
        this.identity = identity;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String typed = attempt.getName();
        Object password = attempt.getCredentials();
        if (typed.isEmpty() || password == null || !identity.checkPassword(typed, password.toString())) {
            throw wrong();
        }
        return signedIn(accounts.signInId(typed).orElseThrow(EngineAuthenticationProvider::wrong));
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("User name or password is wrong.");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** The authentication of a user, with the groups at this moment. */
    public Authentication signedIn(String userId) {
        return signedIn(userId, accounts.groupsOf(userId));
    }

    Authentication signedIn(String userId, List<String> groups) {
        CurrentUser currentUser = new CurrentUser(userId, Set.copyOf(groups));
        return new UsernamePasswordAuthenticationToken(
                currentUser,
                null,
                groups.stream().map(SimpleGrantedAuthority::new).collect(Collectors.toSet())) {

            /** Who sends a request, for filters and for the log of the server. Not the groups, which change. */
            @Override
            public String getName() {
                return userId;
            }
        };
    }
}
