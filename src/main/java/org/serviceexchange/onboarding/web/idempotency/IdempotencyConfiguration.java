package org.serviceexchange.onboarding.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    /** After Spring Security, which says who sends the request. */
    private static final int AFTER_SIGN_IN = 0;

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(IdempotentRequests requests, ObjectMapper json) {
        FilterRegistrationBean<IdempotencyFilter> filter =
                new FilterRegistrationBean<>(new IdempotencyFilter(requests, json));
        filter.addUrlPatterns("/api/*", "/onboardings/*");
        filter.setOrder(AFTER_SIGN_IN);
        return filter;
    }

    @Bean
    static BeanPostProcessor formKeys() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor tokens ? new FormKeyProcessor(tokens) : bean;
            }
        };
    }
}
