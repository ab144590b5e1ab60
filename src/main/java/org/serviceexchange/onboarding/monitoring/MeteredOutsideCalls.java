package org.serviceexchange.onboarding.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.springframework.stereotype.Component;

/** A timer for each outside system and outcome, and the last outcome of each system on this node. */
@Component
class MeteredOutsideCalls implements OutsideCalls {

    private static final String NAME = "onboarding.outside.calls";

    private final MeterRegistry meters;
    private final Map<OutsideSystem, String> last = new ConcurrentHashMap<>();

    MeteredOutsideCalls(MeterRegistry meters) {
        this.meters = meters;
        // present from the start: an alert on a rate misses the first failure of a counter that appears with it
        EnumSet.allOf(OutsideSystem.class).forEach(system -> timer(system, SUCCESS));
    }

    @Override
    public void ended(OutsideSystem system, String outcome, Duration took) {
        last.put(system, outcome);
        timer(system, outcome).record(took);
    }

    /** Before the first call it counts as reachable. */
    boolean lastSucceeded(OutsideSystem system) {
        return SUCCESS.equals(last.getOrDefault(system, SUCCESS));
    }

    private Timer timer(OutsideSystem system, String outcome) {
        return meters.timer(
                NAME, "system", system.name().toLowerCase(Locale.ROOT), "outcome", outcome.toLowerCase(Locale.ROOT));
    }
}
