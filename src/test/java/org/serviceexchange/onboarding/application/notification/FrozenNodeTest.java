package org.serviceexchange.onboarding.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A node is frozen before it has stored a mail. Another one takes the job over and sends the mail; then the first one goes on. */
@OnboardingTest
class FrozenNodeTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    SendNotification otherNode;

    @Autowired
    Notifications notifications;

    @Autowired
    Mailbox mailbox;

    @Autowired
    ApplicationContext context;

    @Test
    void mail_that_another_node_has_sent_meanwhile_is_not_sent_again() throws Exception {
        OnboardingNumber number =
                new OnboardingNumber(story.numberOf(story.approvalRequested(story.newCustomerAdmin())));
        NotificationKey key = new NotificationRequest.OfOnboarding(
                        number, NotificationKind.SUBSCRIPTION_APPROVED, Party.CUSTOMER)
                .key();
        MailRenderer renderer = context.getBean(MailRenderer.class);
        MailRenderer slow = mock(MailRenderer.class);
        when(slow.render(any(), any(), any(), any())).thenAnswer(call -> {
            otherNode.send(number, NotificationKind.SUBSCRIPTION_APPROVED, Party.CUSTOMER);
            return renderer.render(call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3));
        });
        SendNotification frozen = with(slow);

        frozen.send(number, NotificationKind.SUBSCRIPTION_APPROVED, Party.CUSTOMER);

        List<String> received = mailbox.newest(200).stream()
                .map(mail -> mail.messageId())
                .filter(id -> id.startsWith(number.value().toLowerCase() + ".subscription-approved"))
                .toList();
        assertThat(received).hasSize(1);
        assertThat(notifications.find(key)).map(Notification::messageId).hasValue(received.get(0));
        assertThat(notifications.find(key)).map(Notification::isSettled).hasValue(true);
    }

    /** It may even be frozen between looking for the mail and storing it. */
    @Test
    void mail_that_another_node_has_sent_stays_as_it_is() {
        OnboardingNumber number =
                new OnboardingNumber(story.numberOf(story.approvalRequested(story.newCustomerAdmin())));
        NotificationKey key = new NotificationRequest.OfOnboarding(
                        number, NotificationKind.SUBSCRIPTION_APPROVED, Party.CUSTOMER)
                .key();
        otherNode.send(number, NotificationKind.SUBSCRIPTION_APPROVED, Party.CUSTOMER);
        Notification sent = notifications.find(key).orElseThrow();

        assertThatThrownBy(() -> notifications.save(
                        Notification.written(key, "another@provider", sent.to(), sent.subject(), sent.at())))
                .isInstanceOf(RuntimeException.class);
        assertThat(notifications.find(key)).hasValue(sent);

        notifications.save(sent.again(sent.to(), "Another subject"));
        assertThat(notifications.find(key)).hasValue(sent);
    }

    private SendNotification with(MailRenderer renderer) throws ReflectiveOperationException {
        NotificationRenderer ofNode = with(NotificationRenderer.class, MailRenderer.class, renderer);
        return with(SendNotification.class, NotificationRenderer.class, ofNode);
    }

    /** A bean like the application's, with one other part. */
    private <T> T with(Class<T> bean, Class<?> part, Object other) throws ReflectiveOperationException {
        Constructor<?> constructor = bean.getDeclaredConstructors()[0];
        return bean.cast(constructor.newInstance(Stream.of(constructor.getParameterTypes())
                .map(type -> type == part ? other : context.getBean(type))
                .toArray()));
    }
}
