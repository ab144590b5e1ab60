package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges.ChangedCase;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges.Page;
import org.serviceexchange.onboarding.application.port.casework.CaseReadings;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Reads what agents do to the cases in a case system outside: entries and states. One list names all cases that changed, and
 * only these are read. No transaction is open during a call. A second time, or on a second node, nothing changes.
 */
@Service
public class ReadCaseChanges {

    private static final Logger LOG = LoggerFactory.getLogger(ReadCaseChanges.class);

    // a change can become visible after a later one, when its transaction there was longer
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    // as many say that it is not about the case
    private static final int FAILURES_IN_A_ROW = 3;

    private final Optional<CaseChanges> changes;
    private final RegistrationCases cases;
    private final CaseReadings readings;
    private final RecordCaseChange recordCaseChange;
    private final Clock clock;

    /** Of each case that changed lately the revision that was read, by its number. Without it each is read once more. */
    private final Map<String, ChangedCase> read = new HashMap<>();

    /** Numbers of cases that could not be read; each is logged once. */
    private final Set<String> unreadable = new HashSet<>();

    private int failures;

    /** @param changes empty where the cases live in this application */
    ReadCaseChanges(
            Optional<CaseChanges> changes,
            RegistrationCases cases,
            CaseReadings readings,
            RecordCaseChange recordCaseChange,
            Clock clock) {
        this.changes = changes;
        this.cases = cases;
        this.readings = readings;
        this.recordCaseChange = recordCaseChange;
        this.clock = clock;
    }

    /**
     * Reads, unless a node has done so lately. After a failure the pauses grow up to ten minutes, and the next attempt reads
     * everything since the last success.
     *
     * @param every how often the nodes read together
     */
    public synchronized void read(Duration every) {
        Instant now = clock.instant();
        // a little less, as a node that comes a moment too early would skip a whole turn
        if (changes.isEmpty() || !readings.begin(now, now.plus(every.minus(every.dividedBy(5))))) {
            return;
        }
        try {
            readAll(changes.get());
            if (failures > 0) {
                LOG.info("The changes of cases can be read again");
            }
            failures = 0;
        } catch (RuntimeException failure) {
            failures++;
            Duration pause = pause(every);
            readings.postpone(clock.instant().plus(pause));
            if (failures == 1) {
                LOG.warn(
                        "The changes of cases cannot be read. The next attempt is in {}. {}",
                        pause,
                        failure.getMessage());
            } else {
                LOG.debug("The changes of cases cannot be read for the {}. time", failures, failure);
            }
        }
    }

    private Duration pause(Duration every) {
        Duration pause = every.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void readAll(CaseChanges changes) {
        Instant since = readings.readUntil().map(until -> until.minus(OVERLAP)).orElse(Instant.EPOCH);
        Instant forgotten = since;
        read.values().removeIf(one -> one.at().isBefore(forgotten));
        boolean complete = true;
        int inARow = 0;
        int offset = 0;
        Page page;
        do {
            page = changes.changedSince(since, offset);
            for (ChangedCase changed : page.cases()) {
                try {
                    readOne(changes, changed);
                    unreadable.remove(changed.number());
                    inARow = 0;
                } catch (RuntimeException failure) {
                    // one case must not keep the others from being read; this one is read again the next time
                    complete = false;
                    if (++inARow == FAILURES_IN_A_ROW) {
                        throw failure;
                    }
                    if (unreadable.add(changed.number())) {
                        LOG.warn("The case {} cannot be read. {}", changed.number(), failure.getMessage());
                    }
                }
            }
            offset += page.cases().size();
            if (!page.cases().isEmpty()) {
                Instant last = page.cases().get(page.cases().size() - 1).at();
                if (last.isAfter(since)) {
                    since = last;
                    offset = 0;
                }
                if (complete) {
                    readings.readUntil(last);
                }
            }
        } while (page.more());
    }

    private void readOne(CaseChanges changes, ChangedCase changed) {
        if (changed.equals(read.get(changed.number()))) {
            return;
        }
        // others are of another installation, or are just being opened
        OnboardingNumber.parse(changed.correlationId())
                .flatMap(cases::of)
                .filter(one -> one.number().equals(changed.number()))
                .ifPresent(current -> {
                    recordCaseChange.record(current.onboarding(), current.state(), changes.read(current));
                    read.put(changed.number(), changed);
                });
    }
}
