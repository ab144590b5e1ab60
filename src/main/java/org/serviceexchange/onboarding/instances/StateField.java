package org.serviceexchange.onboarding.instances;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.servicenow.Row;

/**
 * A field of choices. Only the labels of its values are public, so the label counts; where the stored value is the same in
 * small letters, that does too.
 */
record StateField<S extends Enum<S>>(String table, String name, Class<S> states) {

    boolean isEmpty(Row row) {
        return row.get(name).isEmpty();
    }

    /** Empty for a state that is none of ours. */
    Optional<S> find(Row row) {
        if (isEmpty(row)) {
            throw ObservationFault.NO_STATE.because(table, name);
        }
        return Stream.of(row.label(name), row.get(name)).flatMap(this::named).findFirst();
    }

    S get(Row row) {
        return find(row).orElseThrow(() -> ObservationFault.UNKNOWN_STATE.because(table, name, row.label(name)));
    }

    private Stream<S> named(String text) {
        String constant = text.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
        return Stream.of(states.getEnumConstants()).filter(state -> state.name().equals(constant));
    }
}
