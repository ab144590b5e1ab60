package org.serviceexchange.onboarding.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.notification.DeadlineMailModel;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Explanation;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Pages;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Topic;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.termination.Termination;

/** What the letters of one onboarding tell of. */
final class SampleMailModels {

    static final String BASE = "https://onboarding.provider.example";
    static final String TASKLIST = BASE + "/camunda/app/tasklist/default/";
    static final String RECORD = BASE + "/onboardings/ONB0001001";
    static final String SUBSCRIPTION = RECORD + "#subscription";
    static final String CASE = RECORD + "#case";
    static final SecretLink STATUS = new SecretLink(BASE + "/status/the-token");

    static final String CAUSE = "The instance <b>refused</b> it.\nIts key has expired.";
    static final String SOLUTION = "Ask for a new key.\nThen try again.";

    private static final OnboardingNumber NUMBER = TestOnboardings.NUMBER;
    private static final Instant AT = Instant.parse("2026-11-22T14:05:00Z");

    private static final Set<NotificationKind> ABOUT_REQUESTS =
            EnumSet.range(NotificationKind.INTEGRATION_PAUSED, NotificationKind.INTEGRATION_ENDED);
    private static final Set<NotificationKind> HINDERED = EnumSet.of(
            NotificationKind.CORRECTION_NEEDED,
            NotificationKind.PROVIDER_RECORD_MISMATCHED,
            NotificationKind.ADVICE,
            NotificationKind.ACTIVATION_FAILED,
            NotificationKind.REPLICATION_NOTICE);
    private static final Set<NotificationKind> REASONED = EnumSet.of(
            NotificationKind.REGISTRATION_DENIED, NotificationKind.SENT_BACK, NotificationKind.ONBOARDING_ENDED);
    static final String TASK = TASKLIST + "#/?task=the-task";
    static final Set<NotificationKind> DEADLINE_KINDS = EnumSet.of(
            NotificationKind.STEP_STARTED,
            NotificationKind.REMINDER,
            NotificationKind.ESCALATION,
            NotificationKind.DEADLINE_EXTENDED);

    private static final Set<NotificationKind> CONTACT_KINDS =
            EnumSet.of(NotificationKind.CONTACT_CHANGED, NotificationKind.CONTACT_REPLACED);

    private static final Map<String, String> TASK_TITLES = Map.of(
            "correctRegistration", "Correct the registration",
            "resolveMismatch", "Resolve the provider record mismatch",
            "approveSubscription", "Approve the replication subscription",
            "agreeToEnd", "Agree to end the integration",
            "agreeToResume", "Agree to resume the integration");

    private SampleMailModels() {}

    static NotificationKey mail(NotificationKind kind, Party receiver) {
        return new NotificationKey(NUMBER, kind, receiver, NotificationKey.ONCE);
    }

    /** Each mail of an onboarding. */
    static Stream<NotificationKey> mails() {
        return Arrays.stream(NotificationKind.values())
                .flatMap(kind -> kind.receivers().stream().map(receiver -> mail(kind, receiver)));
    }

    private static final Set<NotificationKind> ABOUT_COMMENTS = EnumSet.of(
            NotificationKind.COMMENT_WRITTEN, NotificationKind.CUSTOMER_STUCK, NotificationKind.STUCK_ANSWERED);

    private static DeadlineMailModel deadline(NotificationKey mail, String reason) {
        return new DeadlineMailModel(
                "Create the provider record in your instance",
                mail.kind() == NotificationKind.REMINDER ? mail.receiver() : Party.CUSTOMER,
                Instant.parse("2026-11-27T17:00:00Z"),
                mail.kind() == NotificationKind.ESCALATION,
                Instant.parse("2026-12-21T17:00:00Z"),
                new DeadlineMailModel.Begun(
                        TASK,
                        mail.kind() == NotificationKind.DEADLINE_EXTENDED ? reason : null,
                        mail.kind() == NotificationKind.STEP_STARTED ? "security-team" : null,
                        mail.kind() == NotificationKind.REMINDER ? reason : null,
                        null));
    }

    /** Of whom nothing else is known. */
    static final Reader READER = new Reader(Locale.ENGLISH, Reader.UTC);

    static OnboardingMailModel of(NotificationKey mail) {
        return of(mail, "Müller & Söhne", "Jürgen Groß", "The instance is a copy.\nRegister the real one.");
    }

    static OnboardingMailModel of(NotificationKey mail, String customerName, String contactName, String reason) {
        Onboarding onboarding = TestOnboardings.onboarding()
                .of("mueller", customerName)
                .contact(contactName, "admin@customer.example")
                .on("muellerprod")
                .note("for agents only")
                .registeredAt(AT);
        return new OnboardingMailModel(
                onboarding,
                new ProviderRecord(
                        "Northwind",
                        new ServiceNowInstance(
                                InstanceHost.ofName("northwind"), new InstanceId("fedcba9876543210fedcba9876543210")),
                        new EmailAddress("support@northwind.example"),
                        "provider-admin"),
                "CS0001001",
                new Explanation(
                        REASONED.contains(mail.kind()) || ABOUT_REQUESTS.contains(mail.kind()) ? reason : null,
                        mail.kind() == NotificationKind.SENT_BACK ? DenialReason.WRONG_INSTANCE : null,
                        HINDERED.contains(mail.kind())
                                ? new Issue(NUMBER, Issue.Kind.ACTIVATION, AT, CAUSE, SOLUTION)
                                : null,
                        mail.kind() == NotificationKind.ONBOARDING_ENDED
                                ? new Termination(
                                        NUMBER, OnboardingState.WITHDRAWN, Party.PROVIDER, "provider-admin", reason, AT)
                                : null),
                switch (mail.name()) {
                    case "INSTRUCTIONS", "SENT_BACK", "ADVICE" ->
                        sentences(
                                "Sign in to your ServiceNow instance https://muellerprod.service-now.com as an"
                                        + " administrator.",
                                "Create a provider record. Name: Northwind. Instance:"
                                        + " https://northwind.service-now.com – Instance ID:"
                                        + " fedcba9876543210fedcba9876543210",
                                "Sign in to Tasklist at " + TASKLIST + ", open the task and complete it.");
                    case "SUBSCRIPTION_APPROVED", "ACTIVATION_FAILED", "REMINDER", "ESCALATION" ->
                        sentences(
                                "Open Service Exchange > Consumer Replication Sets.",
                                "Sign in to Tasklist at " + TASKLIST + ", open the task and complete it.");
                    default -> List.of();
                },
                TASK_TITLES,
                new Pages(
                        TASKLIST,
                        Set.of("INTEGRATION_ENDED", "ONBOARDING_ENDED", "CONTACT_REPLACED")
                                        .contains(mail.name())
                                ? null
                                : RECORD,
                        SUBSCRIPTION,
                        CASE,
                        mail.receiver() == Party.CUSTOMER && mail.kind() != NotificationKind.CONTACT_REPLACED
                                ? STATUS
                                : null),
                false,
                new Topic(
                        null,
                        DEADLINE_KINDS.contains(mail.kind()) ? deadline(mail, reason) : null,
                        ABOUT_REQUESTS.contains(mail.kind()) ? request(mail, onboarding, reason) : null,
                        ABOUT_COMMENTS.contains(mail.kind())
                                ? new CaseEntry("written-1", AT, "somebody", reason)
                                : null,
                        CONTACT_KINDS.contains(mail.kind())
                                ? new ContactChange(
                                        1L,
                                        NUMBER,
                                        new Contact("Frieda Former", new EmailAddress("former@customer.example")),
                                        onboarding.contact(),
                                        Party.PROVIDER,
                                        "provider-admin",
                                        reason,
                                        AT)
                                : null));
    }

    static List<Sentence> sentences(String... texts) {
        return Stream.of(texts).map(Sentence::stored).toList();
    }

    /** A deadline of the answer to what the provider asks. */
    static OnboardingMailModel ofAnAnswer(NotificationKey mail, String customerName) {
        OnboardingMailModel model = of(mail, customerName, "Jürgen Groß", "Somebody is ill.");
        return with(
                model,
                List.of(),
                new Topic(
                        null,
                        model.topic().deadline(),
                        IntegrationRequest.end(NUMBER, Party.PROVIDER, "somebody", "The contract ends.", null, AT),
                        null,
                        null));
    }

    static OnboardingMailModel with(OnboardingMailModel model, List<Sentence> steps, Topic topic) {
        return new OnboardingMailModel(
                model.onboarding(),
                model.provider(),
                model.caseNumber(),
                model.explanation(),
                steps,
                model.taskTitles(),
                model.pages(),
                model.accessStays(),
                topic);
    }

    /** As the receiver of the mail would have it: who has to be told of what the other one asked. */
    private static IntegrationRequest request(NotificationKey mail, Onboarding onboarding, String reason) {
        Party askedBy = mail.receiver() == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER;
        Instant at = Instant.parse("2026-11-22T14:05:00Z");
        return switch (mail.kind()) {
            case INTEGRATION_PAUSED -> IntegrationRequest.pause(onboarding.number(), askedBy, "somebody", reason, at);
            case RESUME_REQUESTED, INTEGRATION_RESUMED ->
                IntegrationRequest.resume(onboarding.number(), askedBy, "somebody", reason, at);
            case REQUEST_LAPSED ->
                IntegrationRequest.end(onboarding.number(), askedBy, "somebody", reason, null, at)
                        .expire(Instant.parse("2026-11-27T17:00:00Z"));
            default -> IntegrationRequest.end(onboarding.number(), askedBy, "somebody", reason, null, at);
        };
    }
}
