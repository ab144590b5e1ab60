package org.serviceexchange.onboarding.domain.account;

/** What a role lets its people do in the whole application. What they may do in the engine is with its authorizations. */
public enum Capability {
    /** Belongs to the provider. No address or sign-in of a customer leads to an account with such a role. */
    BELONG_TO_PROVIDER,
    /** Sees every onboarding, with its tasks. */
    SEE_ONBOARDINGS,
    /** Writes work notes, and comments for the customer. */
    MANAGE_CASES,
    /** Signs in to Cockpit. */
    USE_COCKPIT,
    /** Signs in to Tasklist. */
    USE_TASKLIST,
    /** Has Tasklist's filters. */
    USE_TASKLIST_FILTERS,
    /** Calls {@code /engine-rest}. */
    USE_ENGINE_REST,
    /** Reads metrics, parts of the health, and the version. */
    MONITOR,
    /** Can be granted by a group at the staff's OpenID provider, which then also takes it away. */
    BE_GRANTED_BY_OPENID
}
