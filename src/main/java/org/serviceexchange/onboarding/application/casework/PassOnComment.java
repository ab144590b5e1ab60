package org.serviceexchange.onboarding.application.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.notification.News;
import org.serviceexchange.onboarding.application.notification.PeopleOfCustomer;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;

/** The other party reads a comment on the registration case in a mail; one for each comment. */
@Service
public class PassOnComment {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ProviderStaff staff;
    private final PeopleOfCustomer people;
    private final SendNotification notifications;

    PassOnComment(
            Onboardings onboardings,
            RegistrationCases cases,
            ProviderStaff staff,
            PeopleOfCustomer people,
            SendNotification notifications) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.staff = staff;
        this.people = people;
        this.notifications = notifications;
    }

    /** Mails the customer's contact and the others who may act for the customer. */
    public void toCustomer(OnboardingNumber number, String commentKey) {
        notifications.send(News.of(
                number,
                comment(cases.get(number), commentKey),
                NotificationKind.COMMENT_WRITTEN,
                people.all(onboardings.get(number))));
    }

    /** Mails the provider's admins, and those of the provider's people who wrote comments on the case themselves. */
    public void toProvider(OnboardingNumber number, String commentKey) {
        RegistrationCase registrationCase = cases.get(number);
        Stream<EmailAddress> tookPart = registrationCase.comments().stream()
                .map(CaseEntry::by)
                .map(staff::addressOf)
                .flatMap(Optional::stream);
        List<EmailAddress> to = Stream.concat(staff.adminAddresses().stream(), tookPart)
                .distinct()
                .toList();
        notifications.send(
                News.of(number, comment(registrationCase, commentKey), NotificationKind.COMMENT_WRITTEN_PROVIDER, to));
    }

    private static CaseEntry comment(RegistrationCase registrationCase, String key) {
        return registrationCase.comments().stream()
                .filter(comment -> comment.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The case %s has no comment %s".formatted(registrationCase.number(), key)));
    }
}
