package org.serviceexchange.onboarding.persistence.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.account.AccessLink.Ended;
import org.serviceexchange.onboarding.domain.account.AccessLink.Made;
import org.serviceexchange.onboarding.domain.account.AccessLink.Purpose;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.OnboardingLookup;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAccessLinks implements AccessLinks {

    private static final long SECONDS = 60;

    private final LinkRows rows;

    JdbcAccessLinks(LinkRows rows) {
        this.rows = rows;
    }

    @Override
    public AccessLink add(AccessLink link) {
        return DatabaseErrors.onDuplicate(
                        () -> ConcurrentChangeException.ofLinks(link.email()), () -> rows.save(LinkRow.of(link)))
                .link();
    }

    @Override
    public Optional<AccessLink> of(OneTimeToken token) {
        return rows.findByTokenHash(token.hash()).map(LinkRow::link);
    }

    @Override
    public List<AccessLink> invitationsTo(Collection<OnboardingNumber> onboardings) {
        return OnboardingLookup.find(onboardings, rows::findByOnboardings, LinkRow::link);
    }

    @Override
    public int askedFor(Purpose purpose, EmailAddress email, Instant since) {
        return rows.askedFor(purpose.name(), email.value(), since, TimelineEntry.SYSTEM);
    }

    @Override
    public boolean use(OneTimeToken token, String by, Instant at) {
        return rows.use(token.hash(), by, at) == 1;
    }

    @Override
    public int endInvitations(OnboardingNumber onboarding, EmailAddress email, End end, String by, Instant at) {
        return rows.endInvitations(onboarding.value(), email.value(), end.name(), by, at);
    }

    @Override
    public void endInvitations(OnboardingNumber onboarding, End end, String by, Instant at) {
        rows.endAllInvitations(onboarding.value(), end.name(), by, at);
    }

    @Override
    public void endResets(String userId, End end, String by, Instant at) {
        rows.endResets(userId, end.name(), by, at);
    }

    @Table("access_link")
    record LinkRow(
            @Id Long id,
            Purpose purpose,
            String onboarding,
            String userId,
            @Embedded.Empty PersonRow person,
            String tokenHash,
            @Embedded.Empty MadeRow made,
            @Embedded.Nullable EndedRow ended,
            Instant openedAt) {

        record PersonRow(String email, String name) {}

        /** @param askedAt minutes, unique for a purpose and an address; null where the system made it */
        record MadeRow(String madeBy, Instant madeAt, Long askedAt, Instant expiresAt) {}

        record EndedRow(@Column("ended") End how, String endedBy, Instant endedAt) {}

        static LinkRow of(AccessLink link) {
            return new LinkRow(
                    link.id(),
                    link.purpose(),
                    link.onboarding() == null ? null : link.onboarding().value(),
                    link.userId(),
                    new PersonRow(link.email().value(), link.contact().name()),
                    link.tokenHash(),
                    new MadeRow(
                            link.made().by(),
                            link.made().at(),
                            link.made().by().equals(TimelineEntry.SYSTEM)
                                    ? null
                                    : link.made().at().getEpochSecond() / SECONDS,
                            link.made().expiresAt()),
                    link.ended() == null
                            ? null
                            : new EndedRow(
                                    link.ended().how(),
                                    link.ended().by(),
                                    link.ended().at()),
                    link.openedAt());
        }

        AccessLink link() {
            return new AccessLink(
                    id,
                    purpose,
                    onboarding == null ? null : new OnboardingNumber(onboarding),
                    userId,
                    new Contact(person.name, new EmailAddress(person.email)),
                    tokenHash,
                    new Made(made.madeBy, made.madeAt, made.expiresAt),
                    ended == null ? null : new Ended(ended.how, ended.endedBy, ended.endedAt),
                    openedAt);
        }
    }

    interface LinkRows extends ListCrudRepository<LinkRow, Long> {

        @Query("select * from access_link where token_hash = :tokenHash")
        Optional<LinkRow> findByTokenHash(String tokenHash);

        @Query("select * from access_link where onboarding in (:onboardings) order by id")
        List<LinkRow> findByOnboardings(Collection<String> onboardings);

        @Query("select count(*) from access_link "
                + "where purpose = :purpose and email = :email and made_at >= :since and made_by <> :system")
        int askedFor(String purpose, String email, Instant since, String system);

        // The database decides who was first: the row is changed only while it is open, and by one at a time.
        @Modifying
        @Query("update access_link set ended = 'USED', ended_by = :by, ended_at = :at "
                + "where token_hash = :hash and ended is null and expires_at > :at")
        int use(String hash, String by, Instant at);

        @Modifying
        @Query("update access_link set ended = :end, ended_by = :by, ended_at = :at "
                + "where onboarding = :onboarding and email = :email and ended is null")
        int endInvitations(String onboarding, String email, String end, String by, Instant at);

        @Modifying
        @Query("update access_link set ended = :end, ended_by = :by, ended_at = :at "
                + "where onboarding = :onboarding and ended is null")
        int endAllInvitations(String onboarding, String end, String by, Instant at);

        @Modifying
        @Query("update access_link set ended = :end, ended_by = :by, ended_at = :at "
                + "where user_id = :userId and ended is null")
        int endResets(String userId, String end, String by, Instant at);
    }
}
