package org.serviceexchange.onboarding.security.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.account.Capability;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.security.signin.WebAppSecurityContextRepository;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web apps bring the engine's whole REST API along, for whoever signs in at one of them. Who isn't of the provider
 * gets no more of it than Tasklist calls, and what isn't theirs looks in every way like what doesn't exist: the engine
 * itself answers 403 for the one and 404 for the other, and some of its commands ask for no right at all.
 */
class CustomerApiAllowlistFilter extends OncePerRequestFilter {

    private static final String APPS = "/camunda";
    private static final String TASKLIST = APPS + "/app/tasklist/default/";

    /** What an address names in its middle, and so what has to be the caller's own. */
    private enum Own {
        NOTHING,
        TASK,
        FILTER,
        SELF
    }

    // As watched in a browser, through the whole story. Queries ask the engine for the caller's own tasks and filters.
    private static final List<AllowedCall> WAYS = List.of(
            way("GET", Own.NOTHING, "/admin/auth/user/default"),
            way("POST", Own.NOTHING, "/admin/auth/user/default/login/[a-z]+"),
            way("POST", Own.NOTHING, "/admin/auth/user/default/logout"),
            way("GET", Own.NOTHING, "/tasklist/plugin/tasklistPlugins/static/app/plugin\\.(js|css)"),
            way("GET", Own.NOTHING, "/engine/engine/?"),
            way("GET", Own.SELF, engine("/user/([^/]+)/profile")),
            way("OPTIONS", Own.NOTHING, engine("/filter")),
            way("GET", Own.NOTHING, engine("/filter(/count)?")),
            way("POST", Own.FILTER, engine("/filter/([^/]+)/list")),
            way("GET", Own.NOTHING, engine("/task")),
            way("GET", Own.TASK, engine("/task/([^/]+)(/form|/deployed-form|/form-variables)?")),
            way("POST", Own.TASK, engine("/task/([^/]+)/(claim|unclaim|submit-form)")),
            // the lists behind "Start process" and "History": the engine answers them empty to who has no right there
            way("GET", Own.NOTHING, engine("/process-definition(/count)?")),
            way("GET", Own.NOTHING, engine("/history/user-operation(/count)?")));

    private final ProcessEngine engine;
    private final WebAppSecurityContextRepository session;

    CustomerApiAllowlistFilter(ProcessEngine engine, WebAppSecurityContextRepository session) {
        this.engine = engine;
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = RequestPaths.of(request);
        Authentication person = session.person(request);
        if (person == null
                || !(person.getPrincipal() instanceof CurrentUser currentUser)
                || Role.anyCan(currentUser.groups(), Capability.BELONG_TO_PROVIDER)) {
            chain.doFilter(request, response);
        } else if (path.startsWith(APPS + "/api/")) {
            if (isOpen(request.getMethod(), path.substring(APPS.length() + "/api".length()), currentUser)) {
                chain.doFilter(request, response);
            } else {
                NotFoundResponse.answer(response);
            }
        } else if (isOtherStartPage(path)) {
            response.sendRedirect(request.getContextPath() + TASKLIST);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Those that lead to all the web apps; where one's own profile is, nothing of it can be changed. */
    private static boolean isOtherStartPage(String path) {
        return path.equals(APPS)
                || path.equals(APPS + "/")
                || path.equals(APPS + "/app")
                || path.equals(APPS + "/app/")
                || path.startsWith(APPS + "/app/welcome");
    }

    private boolean isOpen(String method, String path, CurrentUser currentUser) {
        for (AllowedCall way : WAYS) {
            Matcher address = way.path().matcher(path);
            if (way.method().equals(method) && address.matches()) {
                return way.own() == Own.NOTHING || isOwn(way.own(), address.group(1), currentUser);
            }
        }
        return false;
    }

    private boolean isOwn(Own kind, String id, CurrentUser currentUser) {
        return switch (kind) {
            case SELF -> id.equals(currentUser.userId());
            case TASK ->
                onBehalf(
                        currentUser,
                        () -> engine.getTaskService()
                                        .createTaskQuery()
                                        .taskId(id)
                                        .count()
                                == 1);
            case FILTER ->
                onBehalf(
                        currentUser,
                        () -> engine.getFilterService()
                                        .createFilterQuery()
                                        .filterId(id)
                                        .count()
                                == 1);
            case NOTHING -> true;
        };
    }

    private boolean onBehalf(CurrentUser currentUser, BooleanSupplier question) {
        engine.getIdentityService().setAuthentication(currentUser.userId(), List.copyOf(currentUser.groups()));
        try {
            return question.getAsBoolean();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static String engine(String path) {
        return "/engine/engine/default" + path;
    }

    private static AllowedCall way(String method, Own own, String path) {
        return new AllowedCall(method, own, Pattern.compile(path));
    }

    private record AllowedCall(String method, Own own, Pattern path) {}
}
