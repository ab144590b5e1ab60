package org.serviceexchange.onboarding.persistence.status;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.status.StatusLinks;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.status.StatusLink;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStatusLinks implements StatusLinks {

    private final StatusLinkRows rows;
    private final JdbcClient jdbc;

    JdbcStatusLinks(StatusLinkRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public void add(OnboardingNumber onboarding, OneTimeToken token, Instant at) {
        rows.save(new StatusLinkRow(null, onboarding.value(), token.hash(), at, null, null));
    }

    @Override
    public Optional<StatusLink> of(OneTimeToken token) {
        return rows.findByHash(token.hash()).map(StatusLinkRow::link);
    }

    @Override
    public int revoke(OnboardingNumber onboarding, Instant at) {
        return jdbc.sql("update status_link set revoked_at = :at where onboarding = :onboarding and revoked_at is null")
                .param("at", Timestamp.from(at))
                .param("onboarding", onboarding.value())
                .update();
    }

    @Override
    public int removeExpired(Instant before) {
        return jdbc.sql(
                        """
                        delete from status_link where made_at <= :before
                        and onboarding in (select number from onboarding where settled_at <= :before)""")
                .param("before", Timestamp.from(before))
                .update();
    }

    @Table("status_link")
    record StatusLinkRow(
            @Id Long id, String onboarding, String tokenHash, Instant madeAt, Instant revokedAt, Instant openedAt) {

        StatusLink link() {
            return new StatusLink(new OnboardingNumber(onboarding), madeAt, revokedAt, openedAt);
        }
    }

    interface StatusLinkRows extends ListCrudRepository<StatusLinkRow, Long> {

        @Query("select * from status_link where token_hash = :hash")
        Optional<StatusLinkRow> findByHash(String hash);
    }
}
