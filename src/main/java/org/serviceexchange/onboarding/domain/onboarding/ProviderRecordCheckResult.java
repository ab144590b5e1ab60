package org.serviceexchange.onboarding.domain.onboarding;

/** What became of the comparison with the provider's own record. The process goes on by it. */
public enum ProviderRecordCheckResult {
    MATCHED,
    MISMATCHED
}
