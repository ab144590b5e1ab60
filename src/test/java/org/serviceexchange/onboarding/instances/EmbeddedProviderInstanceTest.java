package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;

class EmbeddedProviderInstanceTest extends ProviderInstanceContract {

    @Override
    ProviderInstance providerInstance() {
        AtomicInteger numbers = new AtomicInteger();
        return new EmbeddedProviderInstance(() -> "RSUB%07d".formatted(numbers.incrementAndGet()), Clock.systemUTC());
    }
}
