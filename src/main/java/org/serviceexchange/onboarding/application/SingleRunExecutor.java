package org.serviceexchange.onboarding.application;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task in a thread of its own, and not again while it is under way: what takes long must not keep deadlines from being
 * checked. A failure is logged, and the next call goes on.
 */
public final class SingleRunExecutor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SingleRunExecutor.class);

    private final String name;
    private final Runnable task;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ExecutorService thread;

    /** @param name of the thread, and of the task in the log */
    public SingleRunExecutor(String name, Runnable task) {
        this.name = name;
        this.task = task;
        this.thread = Executors.newSingleThreadExecutor(run -> {
            Thread one = new Thread(run, name);
            one.setDaemon(true);
            return one;
        });
    }

    public void start() {
        if (underWay.compareAndSet(false, true)) {
            thread.execute(this::run);
        }
    }

    private void run() {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.warn("The task {} failed. The next run goes on.", name, failure);
        } finally {
            underWay.set(false);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
