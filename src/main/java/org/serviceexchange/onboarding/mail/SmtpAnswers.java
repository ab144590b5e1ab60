package org.serviceexchange.onboarding.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
import org.springframework.mail.MailSendException;

/**
 * What a mail server answered to the receivers of one mail that it did not take for all of them.
 *
 * @param refusals by address
 * @param failed   whether anything failed before the connection was closed
 */
record SmtpAnswers(Set<String> accepted, Map<String, Refusal> refusals, boolean failed) {

    /** Mailbox full. RFC 5321 lets servers answer 452 or 552 then. */
    private static final int STORAGE_EXCEEDED = 552;

    /** What servers answer when they take no mail from us at all: sign-in required, and policies (RFC 3463, X.7). */
    private static final Pattern SENDER_REFUSED =
            Pattern.compile("(530|554)\\b.*|\\d{3}[ -]5\\.7\\..*", Pattern.DOTALL);

    private record Refusal(int code, String answer) {

        boolean isPermanent() {
            return code >= 500 && code != STORAGE_EXCEEDED;
        }
    }

    static SmtpAnswers of(MailSendException failure) {
        SmtpAnswers answers =
                new SmtpAnswers(new HashSet<>(), new HashMap<>(), failure.getMessageExceptions().length > 0);
        Arrays.stream(failure.getMessageExceptions()).forEach(answers::read);
        return answers;
    }

    private void read(Exception first) {
        for (Exception each = first; each instanceof MessagingException chained; each = chained.getNextException()) {
            if (each instanceof SendFailedException sent && sent.getValidSentAddresses() != null) {
                Arrays.stream(sent.getValidSentAddresses())
                        .map(Address::toString)
                        .forEach(accepted::add);
            }
            if (each instanceof SMTPAddressFailedException one
                    && one.getReturnCode() >= 400
                    && one.getReturnCode() < 600) {
                refusals.put(
                        one.getAddress().getAddress(),
                        new Refusal(one.getReturnCode(), String.valueOf(one.getMessage())));
            }
        }
    }

    /** Empty if the server took the mail for no receiver, and not because of the receivers. */
    Optional<Receipt> receipt(List<EmailAddress> receivers) {
        if (!failed) {
            // the server took the mail, and only saying goodbye failed
            return Optional.of(Receipt.acceptedFor(receivers));
        }
        List<EmailAddress> taken =
                receivers.stream().filter(one -> accepted.contains(one.value())).toList();
        boolean answeredForAll =
                receivers.stream().allMatch(one -> taken.contains(one) || refusals.containsKey(one.value()));
        boolean senderRefused = taken.isEmpty()
                && refusals.values().stream()
                        .allMatch(one -> SENDER_REFUSED.matcher(one.answer()).matches());
        return answeredForAll && !senderRefused
                ? Optional.of(new Receipt(taken, unreached(receivers, true), unreached(receivers, false)))
                : Optional.empty();
    }

    private List<UnreachedReceiver> unreached(List<EmailAddress> receivers, boolean permanent) {
        return receivers.stream()
                .filter(one -> refusals.containsKey(one.value()))
                .filter(one -> refusals.get(one.value()).isPermanent() == permanent)
                .map(one -> new UnreachedReceiver(one, refusals.get(one.value()).answer()))
                .toList();
    }
}
