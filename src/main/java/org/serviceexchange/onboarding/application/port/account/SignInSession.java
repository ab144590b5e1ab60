package org.serviceexchange.onboarding.application.port.account;

/** The browser whose request is being answered. */
public interface SignInSession {

    /**
     * Signs the user in, in a new session; a user who was signed in before is signed out. Only for a user whose
     * identity was just proved.
     */
    void as(String userId);
}
