package org.serviceexchange.onboarding.security.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.account.OidcClaims;
import org.serviceexchange.onboarding.security.signin.EngineAuthenticationProvider;
import org.serviceexchange.onboarding.security.signin.SignInSuccessHandler;
import org.serviceexchange.onboarding.security.signin.WebAppSecurityContextRepository;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;

/** Sign-in with OpenID Connect. Without an OpenID provider its addresses answer 404. */
@Component
public class OidcSecurity {

    static final String AUTHORIZATION = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;

    private final OidcProperties properties;
    private final OidcStaff staff;
    private final OidcCustomers customers;
    private final EngineAuthenticationProvider signIn;
    private final WebAppSecurityContextRepository sessions;
    private final SignInSuccessHandler landing;
    private final OutsideCalls outsideCalls;

    OidcSecurity(
            OidcProperties properties,
            OidcStaff staff,
            OidcCustomers customers,
            EngineAuthenticationProvider signIn,
            WebAppSecurityContextRepository sessions,
            SignInSuccessHandler landing,
            OutsideCalls outsideCalls) {
        this.properties = properties;
        this.staff = staff;
        this.customers = customers;
        this.signIn = signIn;
        this.sessions = sessions;
        this.landing = landing;
        this.outsideCalls = outsideCalls;
    }

    public SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        http.securityMatcher("/oauth2/**", "/login/oauth2/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(nothing -> nothing.authenticationEntryPoint(
                                (request, response, refused) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler(
                                (request, response, refused) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .securityContext(context -> context.securityContextRepository(sessions))
                // the state parameter, kept in the session, protects against cross-site requests
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        if (!properties.isOff()) {
            OidcHttp calls = new OidcHttp(outsideCalls);
            OidcClients clients = new OidcClients(properties, calls.plain());
            clients.mustHaveTheirIssuers();
            http.oauth2Login(login -> signInWith(login, clients, calls)
                    .userInfoEndpoint(people -> people.oidcUserService(admission(calls)))
                    .successHandler(new OidcSuccessHandler(clients, signIn, sessions, landing)));
        }
        return http.build();
    }

    private static OAuth2LoginConfigurer<HttpSecurity> signInWith(
            OAuth2LoginConfigurer<HttpSecurity> login, OidcClients clients, OidcHttp calls) {
        OidcFailureHandler failure = new OidcFailureHandler();
        return login.loginPage("/sign-in")
                .clientRegistrationRepository(clients)
                .authorizedClientRepository(new NoAuthorizedClients())
                .authorizationEndpoint(asking -> asking.authorizationRequestResolver(asking(clients))
                        .authorizationRequestRepository(new OidcAuthorizationRequestRepository()))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(calls.tokens()))
                .failureHandler(failure)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(failure::beforeRedirect);
                        return filter;
                    }
                })
                .withObjectPostProcessor(new ObjectPostProcessor<OidcAuthorizationCodeAuthenticationProvider>() {
                    @Override
                    public <O extends OidcAuthorizationCodeAuthenticationProvider> O postProcess(O provider) {
                        Map<ClientRegistration, JwtDecoder> decoders = new ConcurrentHashMap<>();
                        provider.setJwtDecoderFactory(client ->
                                decoders.computeIfAbsent(client, one -> calls.idTokens(one, clients.tenantsOf(one))));
                        return provider;
                    }
                });
    }

    /** With PKCE, also for clients with a secret: a code is of use only in the session that requested it. */
    private static OAuth2AuthorizationRequestResolver asking(OidcClients clients) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(clients, AUTHORIZATION);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private OAuth2UserService<OidcUserRequest, OidcUser> admission(OidcHttp calls) {
        OAuth2UserService<OidcUserRequest, OidcUser> people = calls.people();
        return request -> {
            OidcUser person = people.loadUser(request);
            OidcClaims claims = OidcClaims.of(person);
            OidcAudience audience = OidcAudience.valueOf(
                    request.getClientRegistration().getRegistrationId().toUpperCase(Locale.ROOT));
            return new OidcPerson(
                    person,
                    switch (audience) {
                        case STAFF -> staff.admit(claims);
                        case CUSTOMERS -> customers.admit(claims);
                    });
        };
    }

    /** Access tokens are not kept: the application does not call the OpenID provider on behalf of people. */
    private static final class NoAuthorizedClients implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String id, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // not kept
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // not kept
        }
    }
}
