package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.serviceexchange.onboarding.security.request.Overruled;
import org.serviceexchange.onboarding.security.signin.EngineAuthenticationProvider;
import org.serviceexchange.onboarding.security.signin.SignOutHandler;
import org.serviceexchange.onboarding.security.signin.WebAppSecurityContextRepository;
import org.serviceexchange.onboarding.security.startup.PublicAddress;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every way in over HTTP, and who gets through it. */
@Configuration(proxyBeanMethods = false)
public class WebSecurityConfiguration {

    // Nothing of a page is written into it: no script and no style but from files of ours. A mail's page has its own.
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    // seconds
    private static final long ONE_YEAR = 31_536_000;

    /** In front of everything, Spring Security and the web apps' own filters included. */
    @Bean
    FilterRegistrationBean<Overruled> overruled() {
        FilterRegistrationBean<Overruled> filter = new FilterRegistrationBean<>(new Overruled());
        // before the first that reads a body, after those that know where the request comes from
        filter.setOrder(-10_000);
        return filter;
    }

    @Bean
    AuthenticationManager authenticationManager(EngineAuthenticationProvider signIn) {
        return new ProviderManager(signIn);
    }

    /** The engine's REST API: signed in at every call, so there is no session that another site could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity) throws Exception {
        return stateless(http.securityMatcher(under("/engine-rest")))
                .addFilterAfter(new EngineRestAccessFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(new QueryLimitFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineErrorBodyFilter(), AuthorizationFilter.class)
                .build();
    }

    /** Our own REST API. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(under("/api"))).build();
    }

    /**
     * The web apps bring their own sign-in, CSRF guard and headers. What never opens is the page that makes the first
     * administrator: whoever finds it while the group of administrators is empty becomes one (the second published hole
     * of Camunda 7.24.0).
     */
    @Bean
    @Order(3)
    SecurityFilterChain webApps(
            HttpSecurity http, ProcessEngine engine, WebAppSecurityContextRepository signedIn, PublicAddress address)
            throws Exception {
        return http.securityMatcher(under("/camunda"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(under("/camunda/api/admin/setup"))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .addFilterAfter(new CustomerApiAllowlistFilter(engine, signedIn), AuthorizationFilter.class)
                .addFilterAfter(new QueryLimitFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineErrorBodyFilter(), AuthorizationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        secured(headers.defaultsDisabled(), address).contentTypeOptions(Customizer.withDefaults()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Our own pages. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http, WebAppSecurityContextRepository session, SignOutHandler signOut, PublicAddress address)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/signed-out",
                                "/css/**",
                                "/images/**",
                                "/favicon.ico",
                                "/error",
                                "/actuator/health")
                        .permitAll()
                        // who holds the link in a mail, or wants one, can't sign in yet
                        .requestMatchers("/invitation/*", "/password/*", "/forgotten-password")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(session))
                .formLogin(form -> form.loginPage("/sign-in").permitAll())
                .logout(logout ->
                        logout.logoutUrl("/sign-out").addLogoutHandler(signOut).logoutSuccessHandler(signOut))
                .headers(headers -> secured(headers, address)
                        .contentSecurityPolicy(csp -> csp.policyDirectives(PAGE_POLICY))
                        .frameOptions(frame -> frame.sameOrigin()))
                .build();
    }

    /**
     * Everything under a path, whichever servlet serves it. Spring's own matchers leave out the path of the servlet: to
     * them a call of {@code /engine-rest/task} is one of {@code /task}, and would come in by another door.
     */
    private static RequestMatcher under(String path) {
        return request -> {
            String asked = path(request);
            return asked.equals(path) || asked.startsWith(path + "/");
        };
    }

    /** An address may have a secret in it, so no other site learns where its visitors come from. */
    private static HeadersConfigurer<HttpSecurity> secured(
            HeadersConfigurer<HttpSecurity> headers, PublicAddress address) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        if (address.isHttps()) {
            // also behind a proxy whose headers aren't believed: to us all its requests look like plain http
            headers.httpStrictTransportSecurity(
                    https -> https.requestMatcher(AnyRequestMatcher.INSTANCE).maxAgeInSeconds(ONE_YEAR));
        }
        return headers;
    }

    /** What is asked for, whichever servlet serves it; decoded. */
    public static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.realmName("Service Exchange Onboarding"))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
