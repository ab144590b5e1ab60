package org.serviceexchange.onboarding.application.port.account;

import java.util.List;

/** Where people can sign in other than with a password of ours. */
public interface SignInServices {

    /** None when only the engine's own accounts serve. */
    List<Service> all();

    /** The page that the browser asked for before the sign-in page; null for none. */
    String requestedPage();

    /** Whether the provider's people may sign in with a password. */
    boolean staffMayUsePasswords();

    /**
     * A place to sign in.
     *
     * @param name     how people call it
     * @param path     the page of ours that leads there
     * @param forStaff whether it is for the provider's people, not for customers
     */
    record Service(String name, String path, boolean forStaff) {}
}
