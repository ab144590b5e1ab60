package org.serviceexchange.onboarding.persistence.account;

import java.time.Instant;
import org.serviceexchange.onboarding.application.port.account.ContactChanges;
import org.serviceexchange.onboarding.domain.account.ContactChange;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcContactChanges implements ContactChanges {

    private final ChangeRows rows;

    JdbcContactChanges(ChangeRows rows) {
        this.rows = rows;
    }

    @Override
    public ContactChange add(ContactChange change) {
        return rows.save(new ChangeRow(
                        null,
                        change.onboarding().value(),
                        change.former(),
                        change.next(),
                        change.changedBy(),
                        change.by(),
                        change.reason(),
                        change.at()))
                .change();
    }

    @Override
    public ContactChange get(long id) {
        return rows.findById(id)
                .map(ChangeRow::change)
                .orElseThrow(() -> new IllegalStateException("There is no change of a contact %d".formatted(id)));
    }

    @Override
    public int countSince(OnboardingNumber onboarding, Instant from) {
        return rows.countByOnboardingAndAtGreaterThanEqual(onboarding.value(), from);
    }

    @Table("contact_change")
    record ChangeRow(
            @Id Long id,
            String onboarding,
            @Embedded.Nullable(prefix = "former_") Contact former,
            @Embedded.Nullable(prefix = "next_") Contact next,
            Party changedBy,
            String by,
            String reason,
            Instant at) {

        ContactChange change() {
            return new ContactChange(id, new OnboardingNumber(onboarding), former, next, changedBy, by, reason, at);
        }
    }

    interface ChangeRows extends ListCrudRepository<ChangeRow, Long> {

        int countByOnboardingAndAtGreaterThanEqual(String onboarding, Instant from);
    }
}
