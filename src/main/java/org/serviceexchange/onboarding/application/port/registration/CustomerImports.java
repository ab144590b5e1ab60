package org.serviceexchange.onboarding.application.port.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;

/** Lists of customers that are being registered, or were. */
public interface CustomerImports {

    /** @param by who may register customers */
    record CustomerImport(long id, String by, Instant at) {}

    CustomerImport add(String by, Instant at, List<ImportedRow> rows);

    Optional<CustomerImport> find(long id);

    /** In the order of the list. */
    List<ImportedRow> rows(long id);

    /** Imports with pending rows that no node works on. */
    List<CustomerImport> waiting(Instant now);

    /**
     * Reserves the import for this node.
     *
     * @param until when another node may go on, if this one does not reserve it again
     * @return false if another node works on it
     */
    boolean claim(long id, Instant now, Instant until);

    /** Reserves it for longer. */
    void keep(long id, Instant until);

    /** Stores what became of a pending row. @return false if it is not pending any more */
    boolean settle(long id, ImportedRow row);

    void removeBefore(Instant time);
}
