package org.serviceexchange.onboarding.application.port.account;

/** What is remembered of accounts from one request to the next. */
public interface AccountChanges {

    /** Something of an account was changed, and the transaction is committed. */
    void changed();
}
