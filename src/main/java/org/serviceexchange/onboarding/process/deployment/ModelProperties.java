package org.serviceexchange.onboarding.process.deployment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of models.
 *
 * @param replaceDesigned whether the start deploys the application's version of a model over a designer's
 */
@ConfigurationProperties("onboarding.models")
record ModelProperties(@DefaultValue("false") boolean replaceDesigned) {}
