package org.serviceexchange.onboarding.application.port.account;

/** The browser whose request is being answered. */
public interface SignInSession {

    /**
     * Signs the user in, in a new session; whoever was signed in here before is signed out. Only for somebody who has
     * just proved who they are.
     */
    void as(String userId);
}
