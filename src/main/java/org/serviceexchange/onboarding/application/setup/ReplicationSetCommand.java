package org.serviceexchange.onboarding.application.setup;

import java.util.List;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;

/** The producer replication set as an admin described it. */
public record ReplicationSetCommand(String setup, ReplicationSetDefinition set) {

    public static final String ONE_WAY = "one-way";
    public static final String BOTH_WAYS = "both-ways";

    /**
     * @param setup the set-up's number
     * @throws InvalidInputException when a value is missing or isn't one, or there is no entry
     */
    public static ReplicationSetCommand of(String setup, FormValues form) {
        FormInput input = new FormInput(form);
        String name = input.hyphenatedName(FormField.REPLICATION_SET_NAME);
        String direction = form.text(FormField.DIRECTION);
        if (!ONE_WAY.equals(direction) && !BOTH_WAYS.equals(direction)) {
            input.error(FormField.DIRECTION, "input.direction");
        }
        List<Entry> entries = input.entries(FormField.ENTRIES);
        input.throwIfInvalid();
        return new ReplicationSetCommand(
                setup, new ReplicationSetDefinition(name, BOTH_WAYS.equals(direction), entries));
    }
}
