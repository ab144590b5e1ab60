package org.serviceexchange.onboarding.security.startup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get in.
 *
 * @param allowHttp whether the operator said that people may be sent over plain http, outside the demo
 */
@ConfigurationProperties("onboarding.access")
public record AccessProperties(@DefaultValue("false") boolean allowHttp) {}
