package org.serviceexchange.onboarding.application.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.account.MakeInvitation;
import org.serviceexchange.onboarding.application.account.Readers;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfContactChange;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.application.status.MakeStatusLink;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Renders a mail of an onboarding: once for each language and time zone of its receivers. */
@Component
class NotificationRenderer {

    /** The mails with a link to set a password. */
    private static final Set<NotificationKind> INVITE =
            EnumSet.of(NotificationKind.INSTRUCTIONS, NotificationKind.CONTACT_CHANGED);

    private final Readers readers;
    private final MailModelAssembler models;
    private final MailRenderer renderer;
    private final MakeInvitation invitations;
    private final MakeStatusLink statusLinks;
    private final TransactionTemplate ownTransaction;

    NotificationRenderer(
            Readers readers,
            MailModelAssembler models,
            MailRenderer renderer,
            MakeInvitation invitations,
            MakeStatusLink statusLinks,
            PlatformTransactionManager transactions) {
        this.readers = readers;
        this.models = models;
        this.renderer = renderer;
        this.invitations = invitations;
        this.statusLinks = statusLinks;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    record RenderedNotification(Map<EmailAddress, Reader> readers, Map<Reader, RenderedMail> mails) {

        RenderedMail mailTo(EmailAddress receiver) {
            return mails.get(readers.get(receiver));
        }
    }

    /** The links in it are committed: they must work before the mail is sent. */
    RenderedNotification render(NotificationRequest request, Onboarding onboarding, List<EmailAddress> to) {
        NotificationKey key = request.key();
        Optional<OneTimeLink> invitation = INVITE.contains(key.kind())
                ? ownTransaction.execute(status -> invitation(request, onboarding))
                : Optional.empty();
        SecretLink statusLink =
                showsStatus(request) ? ownTransaction.execute(status -> statusLinks.of(key.onboarding())) : null;
        Map<EmailAddress, Reader> byReceiver = readers.of(to, key.receiver(), onboarding);
        Map<Reader, RenderedMail> mails = isAboutSeveralSteps(request)
                ? rendered(byReceiver, models.of((OfDeadline) request), renderer::remind)
                : rendered(
                        byReceiver,
                        models.of(request, onboarding, invitation.orElse(null), statusLink),
                        (model, reader) -> renderer.render(key.kind(), key.receiver(), model, reader));
        return new RenderedNotification(byReceiver, mails);
    }

    private static <T> Map<Reader, RenderedMail> rendered(
            Map<EmailAddress, Reader> readers, T model, BiFunction<T, Reader, RenderedMail> renderer) {
        return readers.values().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), reader -> renderer.apply(model, reader)));
    }

    private Optional<OneTimeLink> invitation(NotificationRequest request, Onboarding onboarding) {
        return request instanceof OfContactChange about
                ? invitations.forNewContact(onboarding, about.change())
                : invitations.forInstructions(onboarding);
    }

    /** The former contact has nothing to do with the onboarding any more, and a link shows one onboarding. */
    private static boolean showsStatus(NotificationRequest request) {
        return request.receiver() == Party.CUSTOMER
                && request.key().kind() != NotificationKind.CONTACT_REPLACED
                && !isAboutSeveralSteps(request);
    }

    private static boolean isAboutSeveralSteps(NotificationRequest request) {
        return request instanceof OfDeadline about
                && about.reminded() != null
                && about.reminded().steps().size() > 1;
    }
}
