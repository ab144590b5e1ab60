package org.serviceexchange.onboarding.security.startup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people reach the application.
 *
 * @param allowHttp whether the operator allows plain http outside the demo
 */
@ConfigurationProperties("onboarding.access")
public record AccessProperties(@DefaultValue("false") boolean allowHttp) {}
