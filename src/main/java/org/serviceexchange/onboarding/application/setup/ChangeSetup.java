package org.serviceexchange.onboarding.application.setup;

import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider's admin works on the draft of a set-up. */
@Service
public class ChangeSetup {

    private final ProviderSetups setups;
    private final ProviderRecordRules rules;

    ChangeSetup(ProviderSetups setups, ProviderRecordRules rules) {
        this.setups = setups;
        this.rules = rules;
    }

    @Transactional
    public void describe(ReplicationSetCommand command) {
        setups.save(setups.get(command.setup()).withSet(command.set()));
    }

    /**
     * @param setup the set-up's number
     * @throws InvalidInputException when the record can't be the provider's
     */
    @Transactional
    public void change(String setup, SetupRecordCommand command) {
        setups.save(setups.get(setup).withRecord(rules.check(command.record())));
    }
}
