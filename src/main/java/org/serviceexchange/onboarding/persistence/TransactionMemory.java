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
public final class TransactionMemory implements TransactionSynchronization {

    private final Map<Class<?>, Map<Object, Object>> read = new HashMap<>();

    private TransactionMemory() {}

    /** @param key what the aggregate is found by, such as the onboarding's number */
    @SuppressWarnings("unchecked")
    public static <T> T readOnce(Class<?> aggregate, Object key, Supplier<T> read) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.get();
        }
        return (T) of(aggregate).computeIfAbsent(key, id -> read.get());
    }

    private static Map<Object, Object> of(Class<?> aggregate) {
        TransactionMemory memory = find().orElseGet(() -> {
            TransactionMemory begun = new TransactionMemory();
            TransactionSynchronizationManager.registerSynchronization(begun);
            return begun;
        });
        return memory.read.computeIfAbsent(aggregate, kind -> new HashMap<>());
    }

    /** What was stored is what the transaction reads from now on. Outside a transaction nothing is kept. */
    public static <T> void remember(Class<?> aggregate, Object key, T stored) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            of(aggregate).put(key, stored);
        }
    }

    /** What is read next comes from the database. Whoever stores an aggregate calls it. */
    public static void forget(Class<?> aggregate) {
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
