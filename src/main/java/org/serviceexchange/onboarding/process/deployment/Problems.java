package org.serviceexchange.onboarding.process.deployment;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

/** What keeps the files of one deployment from being deployed, in sentences for their designer. */
final class Problems {

    // lines; a model for another engine has the same problem in each element
    private static final int MOST_SHOWN = 20;

    private final Set<String> sentences = new LinkedHashSet<>();

    /**
     * @param where the element or cell, so that the designer finds it
     * @param key   of the message
     */
    void add(Object where, String key, Object... values) {
        sentences.add(Sentence.of("deployment.problem", where, Sentence.of(key, values))
                .in(LocaleContextHolder.getLocale()));
    }

    /** @throws BadUserRequestException if there is a problem; the REST API answers 400 */
    void throwIfAny() {
        if (sentences.isEmpty()) {
            return;
        }
        String shown = sentences.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n"));
        int more = sentences.size() - MOST_SHOWN;
        Sentence all = more > 0 ? Sentence.of("deployment.more", shown, more) : Sentence.stored(shown);
        throw new BadUserRequestException(Sentence.of("deployment.refused", all).in(LocaleContextHolder.getLocale()));
    }
}
