package org.serviceexchange.onboarding.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.serviceexchange.onboarding.application.port.notification.CustomerRequestMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfCustomer;
import org.serviceexchange.onboarding.application.port.notification.InvitationMailModel;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel;
import org.serviceexchange.onboarding.application.port.notification.PasswordResetMailModel;
import org.serviceexchange.onboarding.application.port.notification.RemindersMailModel;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** Renders mails from the Markdown sources in the folder {@code mails}: the HTML part and the text part from one source. */
@Component
class MarkdownMailRenderer implements MailRenderer {

    private final MailSources sources = new MailSources();
    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public RenderedMail render(NotificationKind kind, Party receiver, OnboardingMailModel model, Reader reader) {
        return render(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                MailVariables.of(model, receiver, reader),
                reader);
    }

    @Override
    public RenderedMail remind(RemindersMailModel model, Reader reader) {
        return render("reminders", MailVariables.of(model, reader), reader);
    }

    @Override
    public RenderedMail digest(DigestMailModel model, Reader reader) {
        return render(
                model.content() instanceof OfCustomer ? "digest-customer" : "digest-provider",
                MailVariables.of(model, reader),
                reader);
    }

    @Override
    public RenderedMail invite(InvitationMailModel model, Reader reader) {
        return render("invitation", MailVariables.of(model, reader), reader);
    }

    @Override
    public RenderedMail resetPassword(PasswordResetMailModel model, Reader reader) {
        return render("password-reset", MailVariables.of(model, reader), reader);
    }

    @Override
    public RenderedMail ofCustomerRequest(CustomerRequestMailModel model, Reader reader) {
        return render(
                "customer-request-" + model.kind().name().toLowerCase(Locale.ROOT),
                MailVariables.of(model, reader),
                reader);
    }

    private RenderedMail render(String file, Map<String, Object> variables, Reader reader) {
        Locale language = reader.language();
        MailPlaceholders values = new MailPlaceholders();
        MailSources.Source source = sources.mail(file, language, variables, values);
        Map<String, String> headers = source.headers();
        String why = headers.containsKey("Why")
                ? headers.get("Why")
                : sources.part("parts/why", language, variables, values);
        Set<String> links = ownAddresses(variables);
        Node content = read(source.body(), values, links);
        Node footer = read(why + " " + sources.part("parts/footer", language, variables, values), values, links);

        HtmlRenderer html = HtmlPart.renderer("problem".equals(headers.get("Tone")));
        String subject = subject(oneLine(values.fill(headers.get("Subject"))), variables, reader);
        Map<String, Object> layout = new HashMap<>();
        layout.put("language", Sentence.of("language").in(reader));
        layout.put("subject", subject);
        layout.put("preview", oneLine(values.fill(headers.get("Preview"))));
        layout.put("provider", variables.get("provider"));
        layout.put("content", html.render(content));
        layout.put(
                "footer",
                MailNodes.children(footer.getFirstChild()).stream()
                        .map(html::render)
                        .collect(Collectors.joining()));
        return new RenderedMail(
                subject,
                sources.layout(language, layout),
                "%s\n\n--\n%s\n".formatted(TextPart.render(content), TextPart.render(footer)));
    }

    /** A person can be the contact of several instances of one customer. Production is what a subject is about otherwise. */
    private static String subject(String text, Map<String, Object> variables, Reader reader) {
        return Boolean.FALSE.equals(variables.get("production"))
                ? Sentence.of("registration.subject", variables.get("environment"), text)
                        .in(reader)
                : text;
    }

    private Node read(String markdown, MailPlaceholders values, Set<String> links) {
        Node document = parser.parse(markdown);
        values.fill(document, links);
        return document;
    }

    /** Addresses that the application itself puts into mails. Addresses in texts that people entered do not become links. */
    private static Set<String> ownAddresses(Map<String, Object> variables) {
        return Stream.of(
                        "tasklistLink",
                        "recordLink",
                        "subscriptionLink",
                        "caseLink",
                        "statusLink",
                        "refusalLink",
                        "settingsLink",
                        "invitationLink",
                        "resetLink",
                        "confirmationLink",
                        "instance",
                        "providerInstance")
                .map(variables::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    /** Nothing that a person entered can add a header to the mail. */
    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ").strip();
    }
}
