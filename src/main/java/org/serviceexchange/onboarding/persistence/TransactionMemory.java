package org.serviceexchange.onboarding.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the current transaction has read already: use cases that work together in one transaction read the same aggregate
 * once. Outside a transaction nothing is kept. A transaction that is suspended keeps its own.
 */
final class TransactionMemory implements TransactionSynchronization {

    private final Map<Class<?>, Map<Object, Object>> read = new HashMap<>();

    private TransactionMemory() {}

    /** @param key what the aggregate is found by, such as the onboarding's number */
    @SuppressWarnings("unchecked")
    static <T> T readOnce(Class<?> aggregate, Object key, Supplier<T> read) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.get();
        }
        TransactionMemory memory = find().orElseGet(() -> {
            TransactionMemory begun = new TransactionMemory();
            TransactionSynchronizationManager.registerSynchronization(begun);
            return begun;
        });
        return (T)
                memory.read.computeIfAbsent(aggregate, kind -> new HashMap<>()).computeIfAbsent(key, id -> read.get());
    }

    /** What is read next comes from the database. Whoever stores an aggregate calls it. */
    static void forget(Class<?> aggregate) {
        find().ifPresent(memory -> memory.read.remove(aggregate));
    }

    private static Optional<TransactionMemory> find() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(TransactionMemory.class::isInstance)
                .map(TransactionMemory.class::cast)
                .findFirst();
    }
}
