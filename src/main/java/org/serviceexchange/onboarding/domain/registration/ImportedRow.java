package org.serviceexchange.onboarding.domain.registration;

import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.input.Field;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * One customer of a list that is imported.
 *
 * @param line       in the list, from 1; the head of the list is line 1
 * @param values     by the key of the form field; empty once the row is settled, because the onboarding has them
 * @param onboarding the new or the known one; null without one
 * @param problems   what is wrong, as the form says it
 */
public record ImportedRow(
        int line, Map<String, String> values, State state, OnboardingNumber onboarding, List<FieldError> problems)
        implements FormValues {

    public enum State {
        /** It will be registered. */
        PENDING,
        REGISTERED,
        /** The instance of this customer has an open or established onboarding already. */
        KNOWN,
        INVALID
    }

    public ImportedRow {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    public static ImportedRow read(int line, Map<String, String> values) {
        return new ImportedRow(line, values, State.PENDING, null, List.of());
    }

    public ImportedRow registered(OnboardingNumber number) {
        return new ImportedRow(line, Map.of(), State.REGISTERED, number, List.of());
    }

    public ImportedRow known(OnboardingNumber number) {
        return new ImportedRow(line, Map.of(), State.KNOWN, number, List.of());
    }

    public ImportedRow invalid(List<FieldError> problems) {
        return new ImportedRow(line, Map.of(), State.INVALID, null, problems);
    }

    public boolean isPending() {
        return state == State.PENDING;
    }

    @Override
    public String text(Field field) {
        return values.get(field.key());
    }

    @Override
    public Boolean tick(Field field) {
        return null;
    }
}
