package org.htmst.serve;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.htmst.hbase.store.Store;

/**
 * The store that is served, and the doors to it. It is asked now and then whether it is still the one that was opened; when it was restored,
 * or its server has ended, it is opened anew for the requests that come from then on, and the one of before is closed with its last request.
 * To be closed.
 */
final class ServedStore implements AutoCloseable {

    /** Requests within so long of a look are not looked for again. */
    private static final long LOOK_NS = TimeUnit.SECONDS.toNanos(1);

    /** How long a request waits for a look: a store that does not answer does not answer its questions either. */
    private static final long PATIENCE_S = 2;

    private final Optional<Supplier<Store>> opener;
    private final Function<Store, Doors> doors;
    private final ExecutorService looker = Executors.newSingleThreadExecutor(ServedStore::daemon);
    private Open now;
    private Future<?> look;
    private long lookedNs = System.nanoTime();

    /** A store that is open, whom it answers, and whether another has taken its place. */
    private static final class Open {
        private final Store store;
        private final Doors doors;
        private final Optional<String> incarnation;
        private int users;
        private boolean isReplaced;

        Open(Store store, Doors doors, Optional<String> incarnation) {
            this.store = store;
            this.doors = doors;
            this.incarnation = incarnation;
        }
    }

    private ServedStore(Optional<Supplier<Store>> opener, Function<Store, Doors> doors, Open now) {
        this.opener = opener;
        this.doors = doors;
        this.now = now;
    }

    /** A store that whoever opened it will close. */
    static ServedStore of(Store store, Function<Store, Doors> doors) {
        return new ServedStore(Optional.empty(), doors, new Open(store, doors.apply(store), Optional.empty()));
    }

    /** A store that {@code opener} opens, now and whenever it is another. */
    static ServedStore of(Supplier<Store> opener, Function<Store, Doors> doors) {
        return new ServedStore(Optional.of(opener), doors, open(opener, doors));
    }

    private static Open open(Supplier<Store> opener, Function<Store, Doors> doors) {
        Store store = opener.get();
        try {
            // Asked before anything that the store remembers.
            Optional<String> incarnation = store.incarnation();
            return new Open(store, doors.apply(store), incarnation);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-served-store");
        thread.setDaemon(true);
        return thread;
    }

    /** The doors as long as the lease is open. */
    final class Lease implements AutoCloseable {

        private final Open open;

        private Lease(Open open) {
            this.open = open;
        }

        Store store() {
            return open.store;
        }

        Doors doors() {
            return open.doors;
        }

        @Override
        public void close() {
            boolean isLast;
            synchronized (ServedStore.this) {
                open.users--;
                isLast = open.users == 0 && open.isReplaced;
            }
            if (isLast) {
                end(open);
            }
        }
    }

    /** The doors to the store as it is. */
    Lease lease() {
        awaitLook();
        synchronized (this) {
            now.users++;
            return new Lease(now);
        }
    }

    private void awaitLook() {
        Future<?> due;
        synchronized (this) {
            if (opener.isEmpty()) {
                return;
            }
            boolean isOver = look == null || look.isDone();
            if (isOver && System.nanoTime() - lookedNs >= LOOK_NS) {
                look = looker.submit(this::look);
                isOver = false;
            }
            if (isOver) {
                return;
            }
            due = look;
        }
        try {
            due.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The store of before tells its own troubles.
            return;
        }
    }

    private void look() {
        Open before;
        synchronized (this) {
            before = now;
        }
        try {
            if (!before.incarnation.isPresent() || !before.store.incarnation().equals(before.incarnation)) {
                replace(before, open(opener.orElseThrow(), doors));
            }
        } finally {
            synchronized (this) {
                lookedNs = System.nanoTime();
            }
        }
    }

    private void replace(Open before, Open after) {
        boolean isUnused;
        synchronized (this) {
            now = after;
            before.isReplaced = true;
            isUnused = before.users == 0;
        }
        if (isUnused) {
            end(before);
        }
    }

    /** One whose server has ended may fail at that; nobody is left to mind. */
    private void end(Open open) {
        open.doors.close();
        if (opener.isPresent()) {
            try {
                open.store.close();
            } catch (RuntimeException e) {
                // It is of no use any more.
                return;
            }
        }
    }

    /** Requests that still use it fail. */
    @Override
    public void close() {
        looker.shutdownNow();
        try {
            looker.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Open last;
        synchronized (this) {
            last = now;
        }
        end(last);
    }
}
