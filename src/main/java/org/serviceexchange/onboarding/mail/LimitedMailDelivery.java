package org.serviceexchange.onboarding.mail;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;

/**
 * Lets few mails at once go to the mail server. If it hangs, they hang, and the other threads are free for other work.
 *
 * @see TimeLimitSocketFactory what ends each call
 */
class LimitedMailDelivery implements MailDelivery {

    /** How long a mail waits for another one while the mail server answers; a mail takes some 100 ms. */
    private static final long WAIT = TimeUnit.SECONDS.toNanos(1);

    /** A mail server that takes longer hangs, so that waiting for it would occupy a thread for nothing. */
    private static final long HANGS = TimeUnit.SECONDS.toNanos(3);

    private final MailDelivery server;
    private final TimeLimitSocketFactory deadlines;
    private final Semaphore free;
    private final LongSupplier nanos;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    private static final class Call {
        private final long begun;

        private Call(long begun) {
            this.begun = begun;
        }
    }

    /** @param atOnce calls */
    LimitedMailDelivery(MailDelivery server, TimeLimitSocketFactory deadlines, int atOnce, LongSupplier nanos) {
        this.server = server;
        this.deadlines = deadlines;
        this.free = new Semaphore(atOnce);
        this.nanos = nanos;
    }

    /** @throws BusySystemException when too many mails are under way */
    @Override
    public Receipt deliver(Envelope envelope, RenderedMail mail) {
        // waiting counts: what was stored of the mail is as old
        return deadlines.within(() -> limited(envelope, mail));
    }

    private Receipt limited(Envelope envelope, RenderedMail mail) {
        if (!isFree()) {
            throw new BusySystemException("the mail server");
        }
        Call call = new Call(nanos.getAsLong());
        calls.add(call);
        try {
            return server.deliver(envelope, mail);
        } finally {
            calls.remove(call);
            free.release();
        }
    }

    private boolean isFree() {
        boolean hangs = calls.stream().anyMatch(call -> nanos.getAsLong() - call.begun > HANGS);
        try {
            return free.tryAcquire(hangs ? 0 : WAIT, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
