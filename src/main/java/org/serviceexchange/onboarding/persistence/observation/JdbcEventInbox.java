package org.serviceexchange.onboarding.persistence.observation;

import java.time.Instant;
import org.serviceexchange.onboarding.application.port.observation.EventInbox;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEventInbox implements EventInbox {

    private final EventRows rows;

    JdbcEventInbox(EventRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean add(String source, String messageId, Instant at) {
        try {
            return rows.add(source, messageId, at) == 1;
        } catch (DuplicateKeyException again) {
            return false;
        }
    }

    @Override
    public void deleteBefore(Instant time) {
        rows.deleteBefore(time);
    }

    @Table("event_inbox")
    record EventRow(@Id Long id, String source, String messageId, Instant receivedAt) {}

    interface EventRows extends ListCrudRepository<EventRow, Long> {

        @Modifying
        @Query("insert into event_inbox (source, message_id, received_at) values (:source, :messageId, :at)")
        int add(String source, String messageId, Instant at);

        @Modifying
        @Query("delete from event_inbox where received_at < :time")
        int deleteBefore(Instant time);
    }
}
