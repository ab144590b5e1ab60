package org.serviceexchange.onboarding.mail;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.LetterFacts;
import org.serviceexchange.onboarding.domain.Contact;
import org.serviceexchange.onboarding.domain.Customer;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.InstanceId;
import org.serviceexchange.onboarding.domain.InstanceName;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.ProviderRecord;
import org.serviceexchange.onboarding.domain.ServiceNowInstance;

/** What the letters of one onboarding tell of. */
final class SampleFacts {

    static final String BASE = "https://onboarding.provider.example";
    static final String TASKLIST = BASE + "/camunda/app/tasklist/default/";
    static final String RECORD = BASE + "/onboardings/ONB0001001";
    static final String SUBSCRIPTION = RECORD + "#subscription";

    private SampleFacts() {}

    static LetterFacts of(NotificationKind kind) {
        return of(kind, "Müller & Söhne", "Jürgen Groß", "The instance is a copy.\nRegister the real one.");
    }

    static LetterFacts of(NotificationKind kind, String customerName, String contactName, String reason) {
        Onboarding onboarding = Onboarding.register(
                new OnboardingNumber("ONB0001001"),
                new Customer("mueller", customerName),
                new Contact(contactName, new EmailAddress("admin@customer.example")),
                new ServiceNowInstance(
                        new InstanceName("muellerprod"), new InstanceId("0123456789abcdef0123456789abcdef")),
                "for agents only",
                "provider-admin",
                Instant.parse("2026-11-22T14:05:00Z"));
        return new LetterFacts(
                onboarding,
                new ProviderRecord(
                        "Northwind",
                        new ServiceNowInstance(
                                new InstanceName("northwind"), new InstanceId("fedcba9876543210fedcba9876543210"))),
                "CS0001001",
                kind == NotificationKind.REGISTRATION_DENIED || kind.isAboutARequest() ? reason : null,
                switch (kind) {
                    case INSTRUCTIONS ->
                        List.of(
                                "Sign in to your ServiceNow instance https://muellerprod.service-now.com as an administrator.",
                                "Create a provider record. Name: Northwind. Instance: https://northwind.service-now.com. "
                                        + "Instance ID: fedcba9876543210fedcba9876543210.",
                                "Sign in to Tasklist at " + TASKLIST + ", open the task and complete it.");
                    case SUBSCRIPTION_APPROVED ->
                        List.of(
                                "Open Service Exchange > Consumer Replication Sets.",
                                "Sign in to Tasklist at " + TASKLIST + ", open the task and complete it.");
                    default -> List.of();
                },
                TASKLIST,
                kind == NotificationKind.INTEGRATION_ENDED ? null : RECORD,
                SUBSCRIPTION,
                null,
                kind.isAboutARequest() ? request(kind, onboarding, reason) : null);
    }

    /** As the receiver of the mail would have it: who has to be told of what the other one asked. */
    private static IntegrationRequest request(NotificationKind kind, Onboarding onboarding, String reason) {
        Party askedBy = kind.receiver() == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER;
        Instant at = Instant.parse("2026-11-22T14:05:00Z");
        return switch (kind.to(Party.CUSTOMER)) {
            case INTEGRATION_PAUSED -> IntegrationRequest.pause(onboarding.number(), askedBy, "somebody", reason, at);
            case RESUME_REQUESTED, INTEGRATION_RESUMED ->
                IntegrationRequest.resume(onboarding.number(), askedBy, "somebody", reason, at);
            default -> IntegrationRequest.end(onboarding.number(), askedBy, "somebody", reason, null, at);
        };
    }
}
