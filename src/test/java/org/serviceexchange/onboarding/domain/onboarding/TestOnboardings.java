package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;

/** Builds an onboarding for tests: that of Acme, unless the test says something else. */
public final class TestOnboardings {

    public static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");

    private Customer customer = new Customer("acme", "Acme");
    private Contact contact = new Contact("Ann", new EmailAddress("ann@acme.example"));
    private ServiceNowInstance instance = instance("acme");
    private String note = "";

    private TestOnboardings() {}

    public static TestOnboardings onboarding() {
        return new TestOnboardings();
    }

    public static ServiceNowInstance instance(String name) {
        return new ServiceNowInstance(InstanceHost.ofName(name), new InstanceId("0123456789abcdef0123456789abcdef"));
    }

    public TestOnboardings of(String customerKey, String customerName) {
        customer = new Customer(customerKey, customerName);
        return this;
    }

    public TestOnboardings contact(String name, String email) {
        contact = new Contact(name, new EmailAddress(email));
        return this;
    }

    public TestOnboardings on(String instanceName) {
        instance = instance(instanceName);
        return this;
    }

    public TestOnboardings note(String text) {
        note = text;
        return this;
    }

    public Onboarding registeredAt(Instant at) {
        return Onboarding.register(
                NUMBER,
                new Registration(
                        customer,
                        contact,
                        instance,
                        new Registration.Details(
                                note,
                                "Incidents-And-Cases",
                                Environment.PRODUCTION,
                                Priority.NORMAL,
                                null,
                                null,
                                "provider-admin",
                                at)));
    }
}
