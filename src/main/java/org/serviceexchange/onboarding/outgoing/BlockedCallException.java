package org.serviceexchange.onboarding.outgoing;

import java.io.IOException;

/** A call that was not made, or an answer that was not taken, because the guard for outgoing calls forbids it. */
public class BlockedCallException extends IOException {

    BlockedCallException(String sentence) {
        super(sentence);
    }
}
