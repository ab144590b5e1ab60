package org.serviceexchange.onboarding.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.notification.DeadlineFacts;
import org.serviceexchange.onboarding.application.port.notification.InvitationFacts;
import org.serviceexchange.onboarding.application.port.notification.LetterFacts;
import org.serviceexchange.onboarding.application.port.notification.Letters;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.PasswordResetFacts;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;
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

    // in UTC, as the pages show it
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

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

        context.setVariable("expires", expires(facts.invitation()));
        context.setVariable(
                "causeLines",
                facts.obstacle() == null ? List.of() : lines(facts.obstacle().cause()));
        context.setVariable(
                "solutionLines",
                facts.obstacle() == null ? List.of() : lines(facts.obstacle().solution()));
        if (facts.deadline() != null) {
            tellDeadline(kind, facts, context);
        }
        if (facts.request() != null) {
            addRequest(facts, context);
        }
        if (facts.comment() != null) {
            addComment(kind, facts, context);
        }
        return write(kind.letter().name().toLowerCase(Locale.ROOT).replace('_', '-'), context);
    }

    private static void addRequest(LetterFacts facts, Context context) {
        IntegrationRequest request = facts.request();
        String customer = facts.onboarding().customer().name();
        String provider = facts.provider().name();
        boolean byProvider = request.askedBy() == Party.PROVIDER;
        context.setVariable("asker", byProvider ? provider : customer);
        context.setVariable("otherParty", byProvider ? customer : provider);
        context.setVariable("verb", request.kind().verb());
        context.setVariable("ending", request.kind() == RequestKind.END);
        context.setVariable("decidedAt", request.decidedAt() == null ? null : TIME.format(request.decidedAt()));
        context.setVariable("noticeEnds", request.noticeEnds() == null ? null : TIME.format(request.noticeEnds()));
    }

    private static void addComment(NotificationKind kind, LetterFacts facts, Context context) {
        String customer = facts.onboarding().customer().name();
        String provider = facts.provider().name();
        boolean toProvider = kind.receiver() == Party.PROVIDER;
        context.setVariable("writer", toProvider ? customer : provider);
        context.setVariable("commentLines", lines(facts.comment().text()));
        context.setVariable(
                "why",
                toProvider
                        ? "You get this mail because you are an administrator of Service Exchange at %s, or wrote on this case."
                                .formatted(provider)
                        : "You get this mail because you act for %s in its onboarding with %s."
                                .formatted(customer, provider));
    }

    @Override
    public Letter invite(InvitationFacts facts) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("facts", facts);
        context.setVariable("onboarding", facts.onboarding());
        context.setVariable("provider", facts.provider());
        context.setVariable("expires", expires(facts.link()));
        context.setVariable(
                "why",
                "You get this mail because %s invited you to act for %s."
                        .formatted(
                                facts.byProvider() ? facts.provider().name() : "a colleague",
                                facts.onboarding().customer().name()));
        return write("invitation", context);
    }

    @Override
    public Letter resetPassword(PasswordResetFacts facts) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("facts", facts);
        context.setVariable("provider", facts.provider());
        context.setVariable("expires", expires(facts.link()));
        context.setVariable(
                "why", "You get this mail because somebody entered your address on the page for forgotten passwords.");
        return write("password-reset", context);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static void tellDeadline(NotificationKind kind, LetterFacts facts, Context context) {
        DeadlineFacts deadline = facts.deadline();
        context.setVariable("deadline", deadline);
        context.setVariable("due", TIME.format(deadline.due()));
        context.setVariable("ends", TIME.format(deadline.expires()));
        context.setVariable(
                "reasonLines",
                deadline.reason() == null
                        ? List.of()
                        : deadline.reason().lines().toList());
        if (kind.receiver() == Party.CUSTOMER) {
            context.setVariable(
                    "why",
                    "You get this mail because you act for %s in its %s with %s."
                            .formatted(
                                    facts.onboarding().customer().name(),
                                    facts.request() == null ? "onboarding" : "integration",
                                    facts.provider().name()));
        } else if (kind == NotificationKind.ESCALATION_PROVIDER) {
            context.setVariable(
                    "why",
                    "You get this mail because you hear of overdue steps at %s."
                            .formatted(facts.provider().name()));
        }
    }

    private static String expires(OneTimeLink link) {
        return link == null ? null : TIME.format(link.expires());
    }

    private Letter write(String template, Context context) {
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
