package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.util.List;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.domain.FormField;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.ProviderRecord;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.serviceexchange.onboarding.domain.ServiceNowInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's admin created the provider record in the customer's instance. */
@Service
public class RecordProviderRecord {

    private final Onboardings onboardings;
    private final ProviderInstance provider;
    private final Clock clock;

    RecordProviderRecord(Onboardings onboardings, ProviderInstance provider, Clock clock) {
        this.onboardings = onboardings;
        this.provider = provider;
        this.clock = clock;
    }

    /** @throws RefusedInput when what was entered isn't the provider's */
    @Transactional
    public void record(ProviderRecordCommand command) {
        ServiceNowInstance right = provider.knownRecord()
                .map(ProviderRecord::instance)
                .orElseThrow(
                        () -> new RefusedInput(
                                List.of(
                                        FormField.PROVIDER_INSTANCE_NAME.problem(
                                                "your provider has not entered its own instance yet, so nothing can be compared; try again later."))));
        Input input = new Input();
        if (!command.provider().name().equals(right.name())) {
            input.problem(
                    FormField.PROVIDER_INSTANCE_NAME,
                    "%s is not the provider's instance; compare it with the instructions, and correct it here and in your instance."
                            .formatted(command.provider().name()));
        }
        if (!command.provider().id().equals(right.id())) {
            input.problem(
                    FormField.PROVIDER_INSTANCE_ID,
                    "this is not the provider's instance ID; compare it with the instructions, and correct it here and in your instance.");
        }
        input.orRefuse();
        onboardings.save(onboardings.get(command.number()).providerRecordCreated(command.by(), clock.instant()));
    }
}
