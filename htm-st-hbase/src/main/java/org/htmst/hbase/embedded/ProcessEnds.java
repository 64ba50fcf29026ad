package org.htmst.hbase.embedded;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Tells those who want to know that a process has ended. Each process is watched once, however often a store of its is opened and closed
 * meanwhile: what the JDK is told to do at the end of a process it keeps until then.
 */
final class ProcessEnds {

    private static final Map<ProcessHandle, Set<CompletableFuture<Void>>> WANTED = new HashMap<>();

    private ProcessEnds() {}

    /** Completes {@code ended} when the process ends, or now if it has. */
    static void await(ProcessHandle process, CompletableFuture<Void> ended) {
        boolean isNew;
        synchronized (WANTED) {
            isNew = !WANTED.containsKey(process);
            WANTED.computeIfAbsent(process, watched -> new HashSet<>()).add(ended);
        }
        if (isNew) {
            process.onExit().thenRun(() -> tell(process));
        }
    }

    /** Nobody wants to know any more, if anybody did. */
    static void forget(ProcessHandle process, CompletableFuture<Void> ended) {
        synchronized (WANTED) {
            Set<CompletableFuture<Void>> wanted = WANTED.get(process);
            if (wanted != null) {
                wanted.remove(ended);
            }
        }
    }

    private static void tell(ProcessHandle process) {
        Set<CompletableFuture<Void>> wanted;
        synchronized (WANTED) {
            wanted = WANTED.remove(process);
        }
        wanted.forEach(ended -> ended.complete(null));
    }
}
