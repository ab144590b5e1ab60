package org.serviceexchange.onboarding.mail;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;

/** Counts the mails that go to the mail server. One that it refuses for a receiver is a success: the server works. */
class MeteredMailDelivery implements MailDelivery {

    private final MailDelivery server;
    private final OutsideCalls calls;
    private final LongSupplier nanos;

    MeteredMailDelivery(MailDelivery server, OutsideCalls calls, LongSupplier nanos) {
        this.server = server;
        this.calls = calls;
        this.nanos = nanos;
    }

    @Override
    public Receipt deliver(Envelope envelope, RenderedMail mail) {
        long begun = nanos.getAsLong();
        String outcome = "failed";
        try {
            Receipt receipt = server.deliver(envelope, mail);
            outcome = OutsideCalls.SUCCESS;
            return receipt;
        } catch (BusySystemException busy) {
            outcome = "busy";
            throw busy;
        } finally {
            calls.ended(OutsideSystem.MAIL_SERVER, outcome, Duration.ofNanos(nanos.getAsLong() - begun));
        }
    }
}
