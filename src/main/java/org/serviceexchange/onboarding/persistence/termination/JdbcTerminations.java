package org.serviceexchange.onboarding.persistence.termination;

import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTerminations implements Terminations {

    private final EndRows rows;

    JdbcTerminations(EndRows rows) {
        this.rows = rows;
    }

    @Override
    public void save(Termination end) {
        rows.save(
                new EndRow(end.onboarding().value(), end.state(), end.party(), end.by(), end.reason(), end.at(), null));
    }

    @Override
    public Optional<Termination> of(OnboardingNumber onboarding) {
        return rows.findById(onboarding.value()).map(EndRow::end);
    }

    @Table("early_end")
    record EndRow(
            @Id String onboarding,
            OnboardingState state,
            Party party,
            String byWhom,
            String reason,
            Instant at,
            @Version Integer version) {

        Termination end() {
            return new Termination(new OnboardingNumber(onboarding), state, party, byWhom, reason, at);
        }
    }

    interface EndRows extends ListCrudRepository<EndRow, String> {}
}
