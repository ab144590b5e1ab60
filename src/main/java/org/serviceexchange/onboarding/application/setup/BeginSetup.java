package org.serviceexchange.onboarding.application.setup;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider's admin starts a set-up or a change of it: a draft without effect. */
@Service
public class BeginSetup {

    private final ProviderSetups setups;
    private final ProviderRecordRules rules;
    private final Clock clock;

    BeginSetup(ProviderSetups setups, ProviderRecordRules rules, Clock clock) {
        this.setups = setups;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws InvalidInputException when another one is open, or the record can't be the provider's */
    @Transactional
    public Setup begin(SetupRecordCommand command) {
        Input input = new Input();
        // two drafts of one thing would each undo the other
        setups.open()
                .ifPresent(other ->
                        input.error(FormField.PROVIDER_NAME, "setupRules.open", other.begunBy(), other.number()));
        input.throwIfInvalid();
        ProviderRecord record = rules.check(command.record());
        Setup setup = Setup.begin(
                setups.nextNumber(),
                record,
                setups.active().map(Setup::set).orElse(null),
                command.by(),
                clock.instant());
        setups.save(setup);
        return setup;
    }
}
