package org.serviceexchange.onboarding.process.form;

import java.util.Map;

/** The texts and field values that the forms of a feature show, by name. For the forms of others it has none. */
public interface FormTexts {

    /**
     * Of a user task.
     *
     * @param businessKey such as the number of the onboarding or of the set-up; null where the process has none
     */
    Map<String, String> of(String formKey, String businessKey);

    /** Of a start event. */
    default Map<String, String> ofStart(String formKey) {
        return Map.of();
    }
}
