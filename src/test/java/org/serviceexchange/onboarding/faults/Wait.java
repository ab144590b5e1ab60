package org.serviceexchange.onboarding.faults;

/** A pause between two looks. */
final class Wait {

    private Wait() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
