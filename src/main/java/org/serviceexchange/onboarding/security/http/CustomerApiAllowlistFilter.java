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
 * Limits the engine's REST API behind the web apps. Users from outside the provider reach only the calls that Tasklist
 * makes, and everything foreign looks as if it did not exist. The engine itself would answer 403 for foreign and 404 for
 * missing objects, and some of its commands check no right at all.
 */
class CustomerApiAllowlistFilter extends OncePerRequestFilter {

    private static final String APPS = "/camunda";
    private static final String TASKLIST = APPS + "/app/tasklist/default/";

    /** What the path contains the id of, and what must therefore belong to the caller. */
    private enum Own {
        NOTHING,
        TASK,
        FILTER,
        SELF
    }

    // As observed in a browser during a complete onboarding. Queries return only the caller's own tasks and filters.
    private static final List<AllowedCall> ALLOWED = List.of(
            call("GET", Own.NOTHING, "/admin/auth/user/default"),
            call("POST", Own.NOTHING, "/admin/auth/user/default/login/[a-z]+"),
            call("POST", Own.NOTHING, "/admin/auth/user/default/logout"),
            call("GET", Own.NOTHING, "/tasklist/plugin/tasklistPlugins/static/app/plugin\\.(js|css)"),
            call("GET", Own.NOTHING, "/engine/engine/?"),
            call("GET", Own.SELF, engine("/user/([^/]+)/profile")),
            call("OPTIONS", Own.NOTHING, engine("/filter")),
            call("GET", Own.NOTHING, engine("/filter(/count)?")),
            call("POST", Own.FILTER, engine("/filter/([^/]+)/list")),
            call("GET", Own.NOTHING, engine("/task")),
            call("GET", Own.TASK, engine("/task/([^/]+)(/form|/deployed-form|/form-variables)?")),
            call("POST", Own.TASK, engine("/task/([^/]+)/(claim|unclaim|submit-form)")),
            // the lists behind "Start process" and "History": empty for users without rights there
            call("GET", Own.NOTHING, engine("/process-definition(/count)?")),
            call("GET", Own.NOTHING, engine("/history/user-operation(/count)?")));

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
            if (isAllowed(request.getMethod(), path.substring(APPS.length() + "/api".length()), currentUser)) {
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

    /** The start pages of all web apps, and the welcome page with a profile that users may not change. */
    private static boolean isOtherStartPage(String path) {
        return path.equals(APPS)
                || path.equals(APPS + "/")
                || path.equals(APPS + "/app")
                || path.equals(APPS + "/app/")
                || path.startsWith(APPS + "/app/welcome");
    }

    private boolean isAllowed(String method, String path, CurrentUser currentUser) {
        for (AllowedCall call : ALLOWED) {
            Matcher address = call.path().matcher(path);
            if (call.method().equals(method) && address.matches()) {
                return call.own() == Own.NOTHING || isOwn(call.own(), address.group(1), currentUser);
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

    private static AllowedCall call(String method, Own own, String path) {
        return new AllowedCall(method, own, Pattern.compile(path));
    }

    private record AllowedCall(String method, Own own, Pattern path) {}
}
