package org.serviceexchange.onboarding.security.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a refused start what is wrong and what to do, in place of a stack trace. */
class UnsafeConfigurationAnalyzer extends AbstractFailureAnalyzer<UnsafeConfiguration> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfiguration cause) {
        return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
    }
}
