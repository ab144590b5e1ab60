package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.serviceexchange.onboarding.application.port.account.SignInServices;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.security.account.AccountCache;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.serviceexchange.onboarding.security.oidc.OidcSecurity;
import org.serviceexchange.onboarding.security.request.LanguageFilter;
import org.serviceexchange.onboarding.security.request.LogContextFilter;
import org.serviceexchange.onboarding.security.request.RequestSizeLimitFilter;
import org.serviceexchange.onboarding.security.request.ResponseOverrideFilter;
import org.serviceexchange.onboarding.security.request.StorableTextFilter;
import org.serviceexchange.onboarding.security.signin.EngineAuthenticationProvider;
import org.serviceexchange.onboarding.security.signin.PasswordChangeSessionFilter;
import org.serviceexchange.onboarding.security.signin.ReaderFilter;
import org.serviceexchange.onboarding.security.signin.SignInSuccessHandler;
import org.serviceexchange.onboarding.security.signin.SignOutHandler;
import org.serviceexchange.onboarding.security.signin.WebAppSecurityContextRepository;
import org.serviceexchange.onboarding.security.signin.WebAppSignInRedirectFilter;
import org.serviceexchange.onboarding.security.signin.WebAppUserIdFilter;
import org.serviceexchange.onboarding.security.startup.BaseUrl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Every filter that a request passes, from top to bottom: first the servlet filters, Spring Security among them, then
 * what is behind. Of Spring Security's chains the first whose path matches takes the request.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurityConfiguration {

    // servlet filters
    private static final int LOG_CONTEXT = -10_002;
    private static final int LANGUAGE = -10_001;
    private static final int RESPONSE_OVERRIDE = -10_000;
    private static final int REQUEST_SIZE_LIMIT = -9_999;
    private static final int STORABLE_TEXT = -9_998;
    private static final int PASSWORD_CHANGE_SESSION = -101;
    // at -100 Spring Security, with these chains; at 0 the IdempotencyFilter of the room web
    private static final int OPENID_CONNECT = 0;
    private static final int ENGINE_REST = 1;
    private static final int EVENTS = 2;
    private static final int OPERATIONS = 3;
    private static final int API = 4;
    private static final int WEB_APPS = 5;
    private static final int MONITORING = 6;
    private static final int ACTUATOR = 7;
    private static final int PAGES = 8;
    // then the filters of the web apps
    private static final int WEB_APP_SIGN_IN_REDIRECT = Ordered.LOWEST_PRECEDENCE;

    // Scripts and styles come from our files only, never from the page itself. The page of a mail has its own policy.
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    private static final String[] FIRST_OPENINGS = {"/invitation/*/opened", "/status/*/opened"};

    private static final String BASIC = "Basic realm=\"Service Exchange Onboarding\", charset=\"UTF-8\"";

    /** An upgrade changes several modules at once: the browser asks each time whether a file is still the same. */
    private static final HeaderWriter OUR_WEB_APP_FILES = new DelegatingRequestMatcherHeaderWriter(
            request -> RequestPaths.of(request).matches("/camunda/app/[a-z]+/(scripts|styles)/.*"),
            new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache"));

    // seconds
    private static final long ONE_YEAR = 31_536_000;

    /** Before the first line of the log. */
    @Bean
    FilterRegistrationBean<LogContextFilter> logContextFilter() {
        return ordered(LOG_CONTEXT, new LogContextFilter());
    }

    /** Before the first sentence. */
    @Bean
    FilterRegistrationBean<LanguageFilter> languageFilter() {
        return ordered(LANGUAGE, new LanguageFilter());
    }

    /** After the filters that know where a request comes from, before the first one that reads its body. */
    @Bean
    FilterRegistrationBean<ResponseOverrideFilter> responseOverrideFilter() {
        return ordered(RESPONSE_OVERRIDE, new ResponseOverrideFilter());
    }

    @Bean
    FilterRegistrationBean<RequestSizeLimitFilter> requestSizeLimitFilter() {
        return ordered(REQUEST_SIZE_LIMIT, new RequestSizeLimitFilter());
    }

    @Bean
    FilterRegistrationBean<StorableTextFilter> storableTextFilter() {
        return ordered(STORABLE_TEXT, new StorableTextFilter());
    }

    /** For what does not get as far as the filters. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverErrorReport() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ServerErrorReportValve()));
    }

    /** Before Spring Security and the web apps read the session. */
    @Bean
    FilterRegistrationBean<PasswordChangeSessionFilter> passwordChangeSessionFilter(
            ProcessEngine engine, AccountCache accounts) {
        return ordered(PASSWORD_CHANGE_SESSION, new PasswordChangeSessionFilter(engine, accounts));
    }

    /** In Spring Security's chains, where the person is known. */
    @Bean
    ReaderFilter readerFilter(
            AccountCache accounts, WorkingCalendars calendars, WebAppSecurityContextRepository session) {
        return new ReaderFilter(accounts, calendars, session);
    }

    @Bean
    FilterRegistrationBean<ReaderFilter> readerFilterOnlyInTheChains(ReaderFilter readers) {
        FilterRegistrationBean<ReaderFilter> registration = new FilterRegistrationBean<>(readers);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    AuthenticationManager authenticationManager(EngineAuthenticationProvider signIn) {
        return new ProviderManager(signIn);
    }

    @Bean
    @Order(OPENID_CONNECT)
    SecurityFilterChain openIdConnect(HttpSecurity http, OidcSecurity oidc) throws Exception {
        return oidc.filterChain(http);
    }

    /** The engine's REST API. Every call signs in, so there is no session that another site could use. */
    @Bean
    @Order(ENGINE_REST)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity, ReaderFilter readers) throws Exception {
        return stateless(http.securityMatcher(RequestPaths.under("/engine-rest")))
                .addFilterAfter(readers, AuthorizationFilter.class)
                .addFilterAfter(new EngineRestAccessFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(new QueryLimitFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineErrorBodyFilter(), AuthorizationFilter.class)
                .build();
    }

    /** Messages of other systems. Each one is signed, and nobody signs in. */
    @Bean
    @Order(EVENTS)
    SecurityFilterChain events(HttpSecurity http) throws Exception {
        return http.securityMatcher(RequestPaths.under("/api/events"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /**
     * What Cockpit's plug-ins read, with the session of the person who is signed in there, or as the rest of our API. Nothing
     * can be changed here, so no token against forged requests is needed.
     */
    @Bean
    @Order(OPERATIONS)
    SecurityFilterChain operations(HttpSecurity http, WebAppSecurityContextRepository session, ReaderFilter readers)
            throws Exception {
        return stateless(http.securityMatcher(RequestPaths.under("/api/operations")))
                .securityContext(context -> context.securityContextRepository(session))
                .addFilterAfter(readers, AuthorizationFilter.class)
                .build();
    }

    /** Our own REST API. */
    @Bean
    @Order(API)
    SecurityFilterChain api(HttpSecurity http, ReaderFilter readers) throws Exception {
        return stateless(http.securityMatcher(RequestPaths.under("/api")))
                .addFilterAfter(readers, AuthorizationFilter.class)
                .build();
    }

    /**
     * Tasklist, Cockpit and Admin, which have their own sign-in, CSRF protection and headers. The page that creates the
     * first administrator is always denied: while the group of administrators is empty, any caller becomes one
     * (CVE-2026-77226 of Camunda 7.24.0).
     */
    @Bean
    @Order(WEB_APPS)
    SecurityFilterChain webApps(
            HttpSecurity http,
            ProcessEngine engine,
            WebAppSecurityContextRepository signedIn,
            Accounts accounts,
            ReaderFilter readers,
            BaseUrl address)
            throws Exception {
        return http.securityMatcher(RequestPaths.under("/camunda"))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(RequestPaths.under("/camunda/api/admin/setup"))
                                .denyAll()
                                .anyRequest()
                                .permitAll())
                .addFilterAfter(readers, AuthorizationFilter.class)
                .addFilterAfter(new CustomerApiAllowlistFilter(engine, signedIn), AuthorizationFilter.class)
                .addFilterAfter(new ModelNameFilter(), AuthorizationFilter.class)
                .addFilterAfter(new WebAppUserIdFilter(accounts), AuthorizationFilter.class)
                .addFilterAfter(new QueryLimitFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EngineErrorBodyFilter(), AuthorizationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> secured(headers.defaultsDisabled(), address)
                        .contentTypeOptions(Customizer.withDefaults())
                        .addHeaderWriter(OUR_WEB_APP_FILES))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Metrics, the health of each part, and the version. */
    @Bean
    @Order(MONITORING)
    SecurityFilterChain monitoring(HttpSecurity http, MonitoringAuthorizationManager access) throws Exception {
        return signedIn(http.securityMatcher(RequestPaths.anyOf(
                        "/actuator/prometheus",
                        "/actuator/info",
                        "/actuator/health/database",
                        "/actuator/health/jobs",
                        "/actuator/health/mails")))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(access))
                .build();
    }

    /**
     * The health of the application, for everyone and without details. A probe takes a redirect for health, so nothing here
     * redirects.
     */
    @Bean
    @Order(ACTUATOR)
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        return http.securityMatcher(RequestPaths.under("/actuator"))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, failure) -> response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler(
                                (request, response, failure) -> response.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Our own pages. */
    @Bean
    @Order(PAGES)
    SecurityFilterChain pages(
            HttpSecurity http,
            WebAppSecurityContextRepository session,
            SignInSuccessHandler landing,
            SignOutHandler signOut,
            ReaderFilter readers,
            BaseUrl address)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/sign-in",
                                "/signed-out",
                                "/css/**",
                                "/js/*",
                                "/brand/*",
                                "/images/**",
                                "/favicon.ico",
                                "/error")
                        .permitAll()
                        // people with a link from a mail, or who request one, cannot sign in yet
                        .requestMatchers(
                                "/invitation/*", "/password/*", "/forgotten-password", "/status/*", "/digest-off/*")
                        .permitAll()
                        // people at a customer that is not registered yet
                        .requestMatchers("/request", "/request/*")
                        .permitAll()
                        .requestMatchers(FIRST_OPENINGS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // mail programs send the first one (RFC 8058); the secret of the link stands in the address of all
                .csrf(csrf -> csrf.ignoringRequestMatchers("/digest-off/*").ignoringRequestMatchers(FIRST_OPENINGS))
                .securityContext(context -> context.securityContextRepository(session))
                .addFilterAfter(readers, AuthorizationFilter.class)
                .formLogin(form ->
                        form.loginPage("/sign-in").successHandler(landing).permitAll())
                .logout(logout ->
                        logout.logoutUrl("/sign-out").addLogoutHandler(signOut).logoutSuccessHandler(signOut))
                .headers(headers -> secured(headers, address)
                        .contentSecurityPolicy(csp -> csp.policyDirectives(PAGE_POLICY))
                        .frameOptions(frame -> frame.sameOrigin()))
                .build();
    }

    /** Tasklist's own sign-in page knows passwords only. With an OpenID provider our page replaces it. */
    @Bean
    FilterRegistrationBean<WebAppSignInRedirectFilter> webAppSignInRedirectFilter(
            SignInServices services, ObjectProvider<WebAppSecurityContextRepository> sessions) {
        FilterRegistrationBean<WebAppSignInRedirectFilter> filter =
                ordered(WEB_APP_SIGN_IN_REDIRECT, new WebAppSignInRedirectFilter(sessions::getObject));
        filter.addUrlPatterns("/camunda/app/*");
        filter.setEnabled(!services.all().isEmpty());
        return filter;
    }

    private static <T extends Filter> FilterRegistrationBean<T> ordered(int order, T filter) {
        FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    /** An address may contain a secret, so other sites do not get it as the referrer. */
    private static HeadersConfigurer<HttpSecurity> secured(HeadersConfigurer<HttpSecurity> headers, BaseUrl address) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        if (address.isHttps()) {
            // also behind a proxy whose headers are not trusted, where every request looks like plain http
            headers.httpStrictTransportSecurity(
                    https -> https.requestMatcher(AnyRequestMatcher.INSTANCE).maxAgeInSeconds(ONE_YEAR));
        }
        return headers;
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return signedIn(
                http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()));
    }

    /** By HTTP Basic at every call. */
    private static HttpSecurity signedIn(HttpSecurity http) throws Exception {
        return http.httpBasic(basic -> basic.authenticationEntryPoint((request, response, failure) -> {
                            // a script in a page shows a sentence, and the browser no window for a password
                            if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
                                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
                            }
                            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                        })
                        .addObjectPostProcessor(new ObjectPostProcessor<BasicAuthenticationFilter>() {
                            @Override
                            public <T extends BasicAuthenticationFilter> T postProcess(T filter) {
                                filter.setAuthenticationConverter(new BasicCredentialsConverter());
                                return filter;
                            }
                        }))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
