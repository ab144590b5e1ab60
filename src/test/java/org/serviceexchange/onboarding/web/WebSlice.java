package org.serviceexchange.onboarding.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The room alone, with a viewer that each request brings along. Not annotated as a configuration, so that only the tests
 * that name it get it, and never the whole application.
 */
@AutoConfigurationPackage
@ComponentScan
public class WebSlice implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    public static final Instant NOW = Instant.parse("2026-11-25T14:05:00Z");
    public static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));
    public static final CurrentUser AGENT = new CurrentUser("provider-agent", Set.of(Role.PROVIDER_AGENT.group()));
    public static final CurrentUser DESIGNER =
            new CurrentUser("process-designer", Set.of(Role.PROCESS_DESIGNER.group()));
    public static final CurrentUser CUSTOMER =
            new CurrentUser("customer-admin", Set.of(Role.CUSTOMER.group(), CustomerGroup.of("acme")));

    public static RequestPostProcessor as(CurrentUser currentUser) {
        return request -> {
            request.setAttribute(WebSlice.class.getName(), currentUser);
            return request;
        };
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CurrentUser.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        return request.getAttribute(WebSlice.class.getName(), RequestAttributes.SCOPE_REQUEST);
    }
}
