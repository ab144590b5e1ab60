package org.serviceexchange.onboarding.domain;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * A sentence for people, by its key in {@code messages.properties}. A rule makes it; the page, the API or the form that shows
 * it knows the reader's language.
 *
 * @param arguments texts, numbers, times, days, and names in models and sentences, which are shown in the same language
 */
public record Sentence(String key, List<Object> arguments) {

    private static final Control NOT_THE_SERVERS_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, Arrays.asList(arguments));
    }

    /** A text that is there already: it is stored, or a person wrote it. */
    public static Sentence stored(String text) {
        return of("text", text);
    }

    /** {@code 22 Nov 2026, 14:05 UTC}, in the reader's time zone. */
    public static Sentence time(Instant at) {
        return of("text", at);
    }

    /** @param reader a language without a file of its own gets {@code messages.properties} */
    public String in(Locale reader) {
        return in(new Reader(reader, Reader.UTC));
    }

    public String in(Reader reader) {
        ResourceBundle messages = ResourceBundle.getBundle("messages", reader.language(), NOT_THE_SERVERS_LANGUAGE);
        Locale language = Locale.forLanguageTag(messages.getString("language"));
        Object[] shown = arguments.stream()
                .map(argument -> shown(argument, reader, language))
                .toArray();
        return new MessageFormat(messages.getString(key), language).format(shown);
    }

    /** For logs, and for texts that are stored before there is a reader. */
    @Override
    public String toString() {
        return in(Locale.ROOT);
    }

    private static Object shown(Object argument, Reader reader, Locale language) {
        if (argument instanceof Sentence sentence) {
            return sentence.in(reader);
        }
        if (argument instanceof ModelName name) {
            return name.in(reader.language());
        }
        if (argument instanceof Instant time) {
            return of("time.zone", written(time, "time.pattern", reader, language), zone(time, reader.zone(), language))
                    .in(reader);
        }
        if (argument instanceof LocalDate day) {
            return DateTimeFormatter.ofPattern(of("time.day").in(reader), language)
                    .format(day);
        }
        return argument instanceof Number ? argument : String.valueOf(argument);
    }

    private static String written(Instant time, String pattern, Reader reader, Locale language) {
        return DateTimeFormatter.ofPattern(of(pattern).in(reader), language)
                .withZone(reader.zone())
                .format(time);
    }

    /** {@code CET}, or {@code CEST} in summer. */
    private static String zone(Instant time, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofPattern("zzz", language).withZone(zone).format(time);
    }
}
