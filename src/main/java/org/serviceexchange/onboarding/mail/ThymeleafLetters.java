package org.serviceexchange.onboarding.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.serviceexchange.onboarding.application.LetterFacts;
import org.serviceexchange.onboarding.application.port.Letters;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.serviceexchange.onboarding.domain.Party;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes letters from {@code templates/mail}: for each kind a {@code .html} that escapes whatever people entered, and a
 * {@code .txt} that says the same as it is. The first line of the {@code .txt} is the subject.
 */
@Component
class ThymeleafLetters implements Letters {

    private static final String SUBJECT = "Subject: ";

    private final ITemplateEngine templates = engine();

    @Override
    public Letter write(NotificationKind kind, LetterFacts facts) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("facts", facts);
        context.setVariable("onboarding", facts.onboarding());
        context.setVariable("provider", facts.provider());
        context.setVariable("toProvider", kind.receiver() == Party.PROVIDER);
        context.setVariable("steps", Steps.of(facts));
        context.setVariable(
                "reasonLines",
                facts.reason() == null ? List.of() : facts.reason().lines().toList());

        String template = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        // only the first line can become the subject: nothing a person entered can add a header to the mail
        String[] plain = templates.process(template + ".txt", context).split("\\R", 2);
        if (!plain[0].startsWith(SUBJECT)) {
            throw new IllegalStateException("The first line of %s.txt must be its subject".formatted(template));
        }
        String subject = plain[0].substring(SUBJECT.length()).strip();
        context.setVariable("subject", subject);
        return new Letter(subject, templates.process(template + ".html", context), plain[1].strip() + "\n");
    }

    /** Apart from the engine of the web pages: mails need plain text beside HTML, and nothing of a web request. */
    private static ITemplateEngine engine() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolvers(
                Set.of(resolver(TemplateMode.HTML, "*.html"), resolver(TemplateMode.TEXT, "*.txt")));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String names) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.setTemplateMode(mode);
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
