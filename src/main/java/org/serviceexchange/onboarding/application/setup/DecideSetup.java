package org.serviceexchange.onboarding.application.setup;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.domain.setup.SetupDecision;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider's admin has looked a set-up through. */
@Service
public class DecideSetup {

    private final ProviderSetups setups;
    private final ProviderRecordRules rules;
    private final Clock clock;

    DecideSetup(ProviderSetups setups, ProviderRecordRules rules, Clock clock) {
        this.setups = setups;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Answers what was decided, as it was recorded.
     *
     * @throws InvalidInputException when it is to be activated, and what was right when it was entered is so no more
     */
    @Transactional
    public SetupDecision decide(SetupDecisionCommand command) {
        Setup setup = setups.get(command.setup());
        switch (command.decision()) {
            case ACTIVATE -> {
                rules.check(setup.record());
                setups.save(setup.confirmed(command.by(), clock.instant()));
            }
            case DROP -> setups.save(setup.dropped(command.by(), clock.instant()));
            case CHANGE_SET, CHANGE_RECORD -> {
                // the draft stays as it is until something else is entered
            }
        }
        return command.decision();
    }
}
