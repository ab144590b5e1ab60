package org.serviceexchange.onboarding.persistence.opening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.opening.FirstOpenings;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A column of the rows of the links and steps. It is no part of their version: an opening disturbs no other change. */
@Repository
class JdbcFirstOpenings implements FirstOpenings {

    private final JdbcClient jdbc;

    JdbcFirstOpenings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void invitationOpened(OneTimeToken token, Instant at) {
        jdbc.sql(
                        """
                        update access_link set opened_at = :at
                        where token_hash = :hash and purpose = 'INVITATION' and opened_at is null""")
                .param("at", Timestamp.from(at))
                .param("hash", token.hash())
                .update();
    }

    @Override
    public void statusLinkOpened(OneTimeToken token, Instant at) {
        jdbc.sql("update status_link set opened_at = :at where token_hash = :hash and opened_at is null")
                .param("at", Timestamp.from(at))
                .param("hash", token.hash())
                .update();
    }

    @Override
    public boolean taskOpened(String taskId, Set<Party> parties, Set<String> groups, Instant at) {
        // no list is empty in SQL: nobody's tasks stand for none
        Set<Party> actsFor = EnumSet.of(Party.NOBODY);
        actsFor.addAll(parties);
        Set<String> memberOf = new HashSet<>(groups);
        memberOf.add("");
        int changed = jdbc.sql(
                        """
                        update step_deadline set opened_at = :at
                        where task_id = :task and opened_at is null and ended_at is null
                        and (candidate_group is null and party in (:parties) or candidate_group in (:groups))""")
                .param("at", Timestamp.from(at))
                .param("task", taskId)
                .param("parties", actsFor.stream().map(Enum::name).toList())
                .param("groups", memberOf)
                .update();
        return changed == 1;
    }

    @Override
    public Optional<Opening> statusLinkOf(OnboardingNumber onboarding) {
        return first("status_link where revoked_at is null", onboarding);
    }

    @Override
    public Optional<Opening> taskOf(OnboardingNumber onboarding) {
        return first("step_deadline where ended_at is null", onboarding);
    }

    private Optional<Opening> first(String of, OnboardingNumber onboarding) {
        String sql = "select count(*) as number, min(opened_at) as opened_at from %s and onboarding = :onboarding";
        return jdbc.sql(sql.formatted(of))
                .param("onboarding", onboarding.value())
                .query(JdbcFirstOpenings::opening)
                .single();
    }

    private static Optional<Opening> opening(ResultSet row, int index) throws SQLException {
        Timestamp at = row.getTimestamp("opened_at");
        return row.getLong("number") == 0
                ? Optional.empty()
                : Optional.of(new Opening(at == null ? null : at.toInstant()));
    }
}
