package org.serviceexchange.onboarding.process.registration;

import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.SingleRunExecutor;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with imports that wait. */
@Component
class CustomerImportScheduler implements DisposableBean {

    private final SingleRunExecutor registering;

    CustomerImportScheduler(ImportCustomers importCustomers) {
        this.registering = new SingleRunExecutor("customer-imports", importCustomers::registerPending);
    }

    @Scheduled(initialDelay = 3, fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    public void check() {
        registering.start();
    }

    @Override
    public void destroy() {
        registering.close();
    }
}
