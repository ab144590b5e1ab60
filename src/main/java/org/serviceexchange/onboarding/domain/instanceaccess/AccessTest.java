package org.serviceexchange.onboarding.domain.instanceaccess;

import java.time.Instant;
import java.util.List;

/** A test of the access to a customer's instance. */
public record AccessTest(Instant at, List<AccessTestLine> lines) {

    public AccessTest {
        lines = List.copyOf(lines);
    }

    public long failures() {
        return lines.stream().filter(AccessTestLine::isFailed).count();
    }
}
