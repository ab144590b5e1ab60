package org.serviceexchange.onboarding.outgoing;

/** The answer is a redirect, such as the one of single sign-on to its own page. It is not followed. */
public class RedirectRefusedException extends BlockedCallException {

    RedirectRefusedException(String host, int status) {
        super("%s answers with a redirect (%d), which is not followed; check the instance's name."
                .formatted(host, status));
    }
}
