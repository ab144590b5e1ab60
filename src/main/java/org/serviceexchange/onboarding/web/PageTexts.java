package org.serviceexchange.onboarding.web;

import java.time.Instant;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.ModelName;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Sentences of messages.properties with markup. The templates call it {@code texts}; plain sentences are {@code #{key}}. */
@Component
class PageTexts {

    private final TimeFormatter times;

    PageTexts(TimeFormatter times) {
        this.times = times;
    }

    /** The sentence as HTML. Its arguments are shown as text, whatever stands in them, and a time as {@code <time>}. */
    public String html(String key, Object... arguments) {
        Object[] escaped = Stream.of(arguments).map(this::escaped).toArray();
        return Sentence.of(key, escaped).in(CurrentReader.get());
    }

    /** The name of a task, as Tasklist shows it to the reader. */
    public String name(String original) {
        return new ModelName(original).in(CurrentReader.get().language());
    }

    private String escaped(Object argument) {
        return argument instanceof Instant at
                ? "<time datetime=\"%s\">%s</time>".formatted(at, times.show(at))
                : HtmlUtils.htmlEscape(String.valueOf(argument), "UTF-8");
    }
}
