package org.serviceexchange.onboarding.process.observation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.serviceexchange.onboarding.application.port.observation.ObservationTrigger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks in a thread of its own, so that whoever sent the message does not wait for the instance. */
@Component
class BackgroundObservationTrigger implements ObservationTrigger, DisposableBean {

    private final ObservationScheduler observation;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(check -> new Thread(check, "check-in-instances"));
    private final AtomicBoolean requested = new AtomicBoolean();

    BackgroundObservationTrigger(ObservationScheduler observation) {
        this.observation = observation;
    }

    @Override
    public void lookSoon() {
        if (requested.compareAndSet(false, true)) {
            thread.execute(this::check);
        }
    }

    /** A check that is under way ends at the deadline of its call. */
    @Override
    public void destroy() {
        thread.shutdown();
    }

    private void check() {
        // what is requested from here on may have been changed after this check has read it
        requested.set(false);
        observation.check();
    }
}
