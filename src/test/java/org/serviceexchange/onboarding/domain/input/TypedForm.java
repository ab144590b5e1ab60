package org.serviceexchange.onboarding.domain.input;

import java.util.Map;

/** What a test submits in place of a form, by field. */
public record TypedForm(Map<FormField, Object> values) implements FormValues {

    @Override
    public String text(Field field) {
        return (String) values.get(field);
    }

    @Override
    public Boolean tick(Field field) {
        return (Boolean) values.get(field);
    }
}
