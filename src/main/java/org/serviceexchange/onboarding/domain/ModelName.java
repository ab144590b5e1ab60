package org.serviceexchange.onboarding.domain;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What a model calls a task or a process. {@code processes/names.properties} has the names of the application's own models,
 * and a file beside it those of another language.
 *
 * @param original as the model has it; a process designer can have written another one, which stays as it is
 */
public record ModelName(String original) {

    private static final Control NOT_THE_SERVERS_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    public String in(Locale language) {
        ResourceBundle originals = names(Locale.ROOT);
        return originals.keySet().stream()
                .filter(key -> originals.getString(key).equals(original))
                .findFirst()
                .map(key -> names(language).getString(key))
                .orElse(original);
    }

    private static ResourceBundle names(Locale language) {
        return ResourceBundle.getBundle("processes.names", language, NOT_THE_SERVERS_LANGUAGE);
    }
}
