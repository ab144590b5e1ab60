package org.serviceexchange.onboarding.process.form;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.Field;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

/** The values that a user submitted, and the user. They exist for this transaction only. */
public record SubmittedForm(VariableScope scope, String by) implements FormValues {

    public static SubmittedForm of(VariableScope scope, IdentityService identity) {
        Authentication person = identity.getCurrentAuthentication();
        return new SubmittedForm(scope, person == null ? TimelineEntry.SYSTEM : person.getUserId());
    }

    /** Whether nobody filled it in: what was seen in an instance completes the step. */
    public boolean isEmpty(Field required) {
        return by.equals(TimelineEntry.SYSTEM) && scope.getVariable(required.key()) == null;
    }

    @Override
    public String text(Field field) {
        return value(field, String.class, "input.text");
    }

    @Override
    public Boolean tick(Field field) {
        return value(field, Boolean.class, "input.tickOrLeave");
    }

    private <T> T value(Field field, Class<T> type, String whatToDo) {
        Object value = scope.getVariable(field.key());
        if (value != null && !type.isInstance(value)) {
            throw new InvalidInputException(List.of(field.problem(whatToDo)));
        }
        return type.cast(value);
    }
}
