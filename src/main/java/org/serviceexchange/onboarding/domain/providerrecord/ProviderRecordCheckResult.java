package org.serviceexchange.onboarding.domain.providerrecord;

/** The result of the comparison with the provider record. A gateway of the process reads it. */
public enum ProviderRecordCheckResult {
    MATCHED,
    MISMATCHED
}
