package org.serviceexchange.onboarding.persistence.integration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.OnboardingLookup;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIntegrationRequests implements IntegrationRequests {

    private final RequestRows rows;

    JdbcIntegrationRequests(RequestRows rows) {
        this.rows = rows;
    }

    @Override
    public IntegrationRequest add(IntegrationRequest request) {
        return DatabaseErrors.onDuplicate(
                        ConcurrentChangeException::ofRequests, () -> rows.save(RequestRow.of(request)))
                .request();
    }

    @Override
    public void save(IntegrationRequest request) {
        DatabaseErrors.onConflict(
                () -> new ConcurrentChangeException(IntegrationRequest.SETTLED),
                () -> rows.save(RequestRow.of(request)));
    }

    @Override
    public IntegrationRequest get(long id) {
        return rows.findById(id)
                .map(RequestRow::request)
                .orElseThrow(() -> new IllegalStateException("There is no request %d".formatted(id)));
    }

    @Override
    public Optional<IntegrationRequest> openOf(OnboardingNumber onboarding) {
        return rows.findByOpenOnboarding(onboarding.value()).map(RequestRow::request);
    }

    @Override
    public List<IntegrationRequest> ofAll(Collection<OnboardingNumber> onboardings) {
        return OnboardingLookup.find(onboardings, rows::findByOnboardings, RequestRow::request);
    }

    @Table("integration_request")
    record RequestRow(
            @Id Long id,
            String onboarding,
            @Embedded.Nullable IntegrationRequest.Change change,
            @Embedded.Empty IntegrationRequest.Settlement settlement,
            String openOnboarding,
            @Version Integer version) {

        static RequestRow of(IntegrationRequest request) {
            String onboarding = request.onboarding().value();
            return new RequestRow(
                    request.id(),
                    onboarding,
                    request.change(),
                    request.settlement(),
                    request.isOpen() ? onboarding : null,
                    request.version());
        }

        IntegrationRequest request() {
            return new IntegrationRequest(id, new OnboardingNumber(onboarding), change, settlement, version);
        }
    }

    interface RequestRows extends ListCrudRepository<RequestRow, Long> {

        @Query("select * from integration_request where open_onboarding = :onboarding")
        Optional<RequestRow> findByOpenOnboarding(String onboarding);

        @Query("select * from integration_request where onboarding in (:onboardings) order by id")
        List<RequestRow> findByOnboardings(Collection<String> onboardings);
    }
}
