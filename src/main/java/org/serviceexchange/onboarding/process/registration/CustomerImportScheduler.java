package org.serviceexchange.onboarding.process.registration;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with imports that wait, in a thread of its own: a long list must not keep deadlines from being checked. */
@Component
class CustomerImportScheduler implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerImportScheduler.class);

    private final ImportCustomers importCustomers;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread one = new Thread(task, "customer-imports");
        one.setDaemon(true);
        return one;
    });

    CustomerImportScheduler(ImportCustomers importCustomers) {
        this.importCustomers = importCustomers;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    public void look() {
        if (underWay.compareAndSet(false, true)) {
            thread.execute(this::register);
        }
    }

    /** A failure is logged, and the next look goes on. */
    private void register() {
        try {
            importCustomers.registerPending();
        } catch (RuntimeException failure) {
            LOG.warn("Customers of a list could not be registered. The next look goes on. {}", failure.getMessage());
        } finally {
            underWay.set(false);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
