package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo starts with a provider that is set up. A set-up that a user has made stays. */
@Component
@Profile("demo")
class DemoSetup implements SmartInitializingSingleton {

    static final ProviderRecord RECORD = new ProviderRecord(
            "Example-Provider",
            new ServiceNowInstance(
                    InstanceHost.ofName("exampleprovider"), new InstanceId("0123456789abcdef0123456789abcdef")),
            new EmailAddress("support@provider.example"),
            Role.PROVIDER_ADMIN.group());

    static final ReplicationSetDefinition SET = new ReplicationSetDefinition(
            "Incidents-And-Cases",
            true,
            List.of(
                    new Entry(
                            "incident",
                            "active=true^correlation_idISNOTEMPTY",
                            List.of(
                                    "correlation_id",
                                    "number",
                                    "short_description",
                                    "description",
                                    "state",
                                    "priority",
                                    "comments"),
                            "correlation_id",
                            true),
                    new Entry(
                            "sn_customerservice_case",
                            "active=true",
                            List.of("number", "short_description", "description", "state", "priority", "comments"),
                            "number",
                            true),
                    new Entry("sys_user_group", "", List.of("name", "description", "active"), "name", false)));

    private final ProviderSetups setups;
    private final Clock clock;

    DemoSetup(ProviderSetups setups, Clock clock) {
        this.setups = setups;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (setups.active().isEmpty()) {
            Instant now = clock.instant();
            setups.save(Setup.begin(setups.nextNumber(), RECORD, SET, TimelineEntry.SYSTEM, now)
                    .confirmed(TimelineEntry.SYSTEM, now)
                    .activated(now));
        }
    }
}
