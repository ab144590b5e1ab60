package org.serviceexchange.onboarding.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of the application: each has a file {@code messages_<language>.properties}, and English the one without a name. */
public final class Languages {

    /** Of {@code messages.properties}. */
    public static final Locale BASE = Locale.ENGLISH;

    private static final List<Locale> ALL = Stream.concat(
                    Stream.of(BASE.getLanguage()),
                    Stream.of(Locale.getISOLanguages()).filter(Languages::hasMessages))
            .map(Locale::new)
            .toList();

    private Languages() {}

    /** English first. */
    public static List<Locale> all() {
        return ALL;
    }

    /** @param code of ISO 639, such as {@code de}; empty if there are no messages in this language */
    public static Optional<Locale> parse(String code) {
        return ALL.stream()
                .filter(language -> language.getLanguage().equals(code))
                .findFirst();
    }

    private static boolean hasMessages(String language) {
        return Languages.class.getResource("/messages_%s.properties".formatted(language)) != null;
    }
}
