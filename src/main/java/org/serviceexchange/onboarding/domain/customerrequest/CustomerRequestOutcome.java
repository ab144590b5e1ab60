package org.serviceexchange.onboarding.domain.customerrequest;

/** What became of a confirmed request. */
public enum CustomerRequestOutcome {
    REGISTERED,
    DECLINED,
    /** The provider did not review it in time. */
    EXPIRED,
    /** It asks for what its author has asked for, or has, already: nobody has to review it. */
    KNOWN
}
