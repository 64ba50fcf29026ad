package org.htmst.cli.resident;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.htmst.cli.session.StoreOpener;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;

/**
 * Lends stores that stay open between commands. One is open for all that use it at a time; before each use it is asked whether it is still
 * what a newly opened one would be, so that a command sees what it would see in a process of its own. Those that nobody uses are closed
 * after a while, since an open store keeps the embedded server from stopping.
 */
final class KeptStores implements StoreOpener, AutoCloseable {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private record Key(StoreLocation location, Duration timeout) {}

    /** An open store, who uses it, and whether it is lent no more. */
    private static final class Kept {
        private final Store store;

        /** Read before anything is asked of the store that it remembers. */
        private final Optional<String> incarnation;

        private int users;
        private boolean dismissed;
        private long idleSinceNs = System.nanoTime();

        private Kept(Store store) {
            this.store = store;
            this.incarnation = store.incarnation();
        }
    }

    private final Map<Key, Kept> stores = new HashMap<>();

    /** One opens, the others wait for what comes of it. */
    private final ReentrantLock opening = new ReentrantLock();

    private boolean closed;

    @Override
    public Store open(StoreLocation location, Duration timeout, Clock clock) {
        Key key = new Key(location, timeout);
        Kept kept = current(key);
        if (kept == null) {
            try {
                opening.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HtmStException(
                        "opening the store failed: it was interrupted; run the command again", true, e);
            }
            try {
                kept = current(key);
                if (kept == null) {
                    kept = opened(location, timeout, clock);
                    keep(key, kept);
                }
            } finally {
                opening.unlock();
            }
        }
        Kept lent = kept;
        return kept.store.lent(() -> giveBack(lent));
    }

    private static Kept opened(StoreLocation location, Duration timeout, Clock clock) {
        Store store = Store.open(location, timeout, clock);
        try {
            return new Kept(store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The store that is kept, with one more user; null if there is none, or not as it should be. */
    private Kept current(Key key) {
        Kept kept = take(key);
        if (kept == null) {
            return null;
        }
        boolean current = false;
        try {
            current = kept.incarnation.isPresent() && kept.store.incarnation().equals(kept.incarnation);
        } finally {
            if (!current) {
                dismiss(key, kept);
                giveBack(kept);
            }
        }
        return current ? kept : null;
    }

    private synchronized Kept take(Key key) {
        Kept kept = stores.get(key);
        if (kept != null) {
            kept.users++;
        }
        return kept;
    }

    private synchronized void keep(Key key, Kept kept) {
        kept.users++;
        if (closed) {
            kept.dismissed = true;
        } else {
            stores.put(key, kept);
        }
    }

    private synchronized void dismiss(Key key, Kept kept) {
        kept.dismissed = true;
        stores.remove(key, kept);
    }

    private void giveBack(Kept kept) {
        if (isLast(kept)) {
            kept.store.close();
        }
    }

    private synchronized boolean isLast(Kept kept) {
        kept.users--;
        kept.idleSinceNs = System.nanoTime();
        return kept.users == 0 && kept.dismissed;
    }

    /** Closes what nobody has used for a while. */
    void closeIdle() {
        idle(KEPT).forEach(KeptStores::close);
    }

    /** Closes what nobody uses, and from now on all else with its last user. */
    @Override
    public void close() {
        List<Kept> all;
        synchronized (this) {
            closed = true;
            all = idle(Duration.ZERO);
            stores.values().forEach(kept -> kept.dismissed = true);
            stores.clear();
        }
        all.forEach(KeptStores::close);
    }

    private synchronized List<Kept> idle(Duration least) {
        long nowNs = System.nanoTime();
        List<Kept> idle = stores.values().stream()
                .filter(kept -> kept.users == 0 && nowNs - kept.idleSinceNs >= least.toNanos())
                .toList();
        stores.values().removeAll(idle);
        return idle;
    }

    /** One whose server has ended may fail at that; nobody is left to mind. */
    private static void close(Kept kept) {
        try {
            kept.store.close();
        } catch (RuntimeException e) {
            System.err.println("closing a store: " + e);
        }
    }
}
