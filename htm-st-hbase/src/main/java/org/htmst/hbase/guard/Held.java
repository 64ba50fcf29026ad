package org.htmst.hbase.guard;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.htmst.failure.HtmStException;

/**
 * The hold of this process on the store's one operation: the mark that was left before its first step. It beats while it is open. One that is
 * closed after its first step and before its end leaves the mark behind.
 */
public final class Held implements AutoCloseable {

    private static final long BEAT_S = 2;

    /** Operations of this process that go on. */
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    private final Guard guard;
    private final Consumer<String> listener;
    private final Optional<Operation> before;
    private final ScheduledExecutorService beats;
    private volatile Operation operation;

    Held(Guard guard, Operation operation, Optional<Operation> before, Consumer<String> listener) {
        this.guard = guard;
        this.operation = operation;
        this.before = before;
        this.listener = listener;
        RUNNING.add(operation.token());
        beats = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "htm-st-operation");
            thread.setDaemon(true);
            return thread;
        });
        beats.scheduleWithFixedDelay(this::beat, BEAT_S, BEAT_S, TimeUnit.SECONDS);
    }

    /** Whether who does an operation is gone; empty if that cannot be seen from here. */
    static Optional<Boolean> hasEnded(Operation operation) {
        if (RUNNING.contains(operation.token())) {
            return Optional.of(false);
        }
        return operation.worker().equals(Worker.self())
                ? Optional.of(true)
                : operation.worker().hasEnded();
    }

    /** An operation that was left half done and that this one takes the place of. */
    public Optional<Operation> before() {
        return before;
    }

    /**
     * Notes that a step begins, and tells the listener.
     *
     * @throws HtmStException if another process has taken the operation over, having held this one for dead
     */
    public void step(String name) throws IOException {
        Operation next = operation.at(name);
        if (!guard.note(next)) {
            throw takenOver();
        }
        operation = next;
        listener.accept(name);
    }

    /**
     * Makes sure that the operation is still this one's.
     *
     * @throws HtmStException if another process has taken it over
     */
    public void check() throws IOException {
        if (guard.operation()
                .filter(now -> now.token().equals(operation.token()))
                .isEmpty()) {
            throw takenOver();
        }
    }

    private HtmStException takenOver() {
        return new HtmStException(
                operation.doing() + " was held for dead and taken over by another process; see 'htm-st status'", true);
    }

    /** Takes the mark away: all is done. */
    public void end() throws IOException {
        guard.release(operation);
    }

    private void beat() {
        try {
            guard.beat(operation);
        } catch (IOException | RuntimeException e) {
            // Who asks looks for much longer than one beat; the next step finds out what is wrong.
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
        boolean nothingDone = operation.step().isEmpty()
                && before.filter(left -> left.kind().replaces()).isEmpty();
        if (nothingDone) {
            try {
                end();
            } catch (IOException e) {
                // The mark of what does not go on any more hinders nobody.
            }
        }
        RUNNING.remove(operation.token());
    }
}
