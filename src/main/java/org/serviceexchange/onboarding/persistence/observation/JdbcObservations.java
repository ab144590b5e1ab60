package org.serviceexchange.onboarding.persistence.observation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Source;
import org.serviceexchange.onboarding.domain.observation.Observation.Subject;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.OnboardingLookup;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcObservations implements Observations {

    private final ObservationRows rows;

    JdbcObservations(ObservationRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Observation> of(OnboardingNumber onboarding, Subject subject) {
        return rows.findByOnboardingAndSubject(onboarding.value(), subject).map(ObservationRow::observation);
    }

    @Override
    public List<Observation> ofAll(Collection<OnboardingNumber> onboardings, Subject subject) {
        return OnboardingLookup.find(
                onboardings,
                numbers -> rows.findByOnboardingInAndSubject(numbers, subject),
                ObservationRow::observation);
    }

    @Override
    public void save(Observation observation) {
        Long id = rows.findByOnboardingAndSubject(observation.onboarding().value(), observation.subject())
                .map(ObservationRow::id)
                .orElse(null);
        try {
            rows.save(ObservationRow.of(id, observation));
        } catch (DuplicateKeyException sooner) {
            throw ConcurrentChangeException.of(observation.subject().name(), observation.onboarding());
        }
    }

    @Table("instance_observation")
    record ObservationRow(
            @Id Long id,
            String onboarding,
            Subject subject,
            String state,
            @Column("by_whom") String by,
            Instant at,
            String reason,
            Instant seenAt,
            Source source) {

        static ObservationRow of(Long id, Observation seen) {
            return new ObservationRow(
                    id,
                    seen.onboarding().value(),
                    seen.subject(),
                    seen.state(),
                    seen.by(),
                    seen.at(),
                    seen.reason(),
                    seen.seenAt(),
                    seen.source());
        }

        Observation observation() {
            return new Observation(new OnboardingNumber(onboarding), subject, state, by, at, reason, seenAt, source);
        }
    }

    interface ObservationRows extends ListCrudRepository<ObservationRow, Long> {

        Optional<ObservationRow> findByOnboardingAndSubject(String onboarding, Subject subject);

        List<ObservationRow> findByOnboardingInAndSubject(Collection<String> onboardings, Subject subject);
    }
}
