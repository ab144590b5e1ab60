package org.serviceexchange.onboarding.application;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Work that follows the answer to a page that everyone can open, one piece after the other. The time of the answer then
 * reveals nothing, and a slow mail server keeps no request waiting. What is beyond the queue, and what waits when the
 * application stops, is dropped: people ask again.
 */
public final class AfterResponseExecutor implements AutoCloseable {

    private static final int WAITING = 100;

    private final ThreadPoolExecutor executor;

    /** @param name of the thread */
    public AfterResponseExecutor(String name) {
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    public void execute(Runnable work) {
        executor.execute(work);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
