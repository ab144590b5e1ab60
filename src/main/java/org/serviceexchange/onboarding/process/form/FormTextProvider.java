package org.serviceexchange.onboarding.process.form;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Provides the texts of forms, in Markdown, each time a form is opened. They are not process variables: data stays in
 * our tables, and a text could be outdated when the task is opened.
 */
@Component
public class FormTextProvider {

    private final List<FormTexts> sources;

    FormTextProvider(List<FormTexts> sources) {
        this.sources = sources;
    }

    /** The texts of a start form by name; empty if it has none. */
    Map<String, String> ofStart(String formKey) {
        return first(source -> source.ofStart(formKey));
    }

    /** @param businessKey such as the number of the onboarding or of the set-up; null where the process has none */
    Map<String, String> of(String formKey, String businessKey) {
        return first(source -> source.of(formKey, businessKey));
    }

    private Map<String, String> first(Function<FormTexts, Map<String, String>> texts) {
        return sources.stream()
                .map(texts)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** A text in Markdown, in the language of the person who opens the form. Arguments are Markdown already. */
    public static String text(String key, Object... arguments) {
        return Sentence.of(key, arguments).in(reader());
    }

    public static Reader reader() {
        return new Reader(
                LocaleContextHolder.getLocale(),
                LocaleContextHolder.getTimeZone().toZoneId());
    }
}
