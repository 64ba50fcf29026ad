package org.htmst.tests.fault;

import java.util.ArrayList;
import java.util.List;

/** Which version of each slot was begun, and which was acknowledged, and when. May be used by several threads. */
final class Ledger {

    private final int[] begun;
    private final int[] acknowledged;
    private final List<Long> acknowledgedNs = new ArrayList<>();
    private final List<LoadFile> files = new ArrayList<>();
    private long youngestAcknowledgedNs = Long.MIN_VALUE;

    Ledger(int slots) {
        begun = new int[slots];
        acknowledged = new int[slots];
    }

    /** A loader is about to be given a file. */
    synchronized void begin(LoadFile file) {
        if (begun[file.slot()] < file.version()) {
            begun[file.slot()] = file.version();
            files.add(file);
        }
    }

    /** A loader said that a file is in the store, which it was given at {@code begunNs}. */
    synchronized void acknowledge(LoadFile file, long begunNs) {
        acknowledged[file.slot()] = Math.max(acknowledged[file.slot()], file.version());
        acknowledgedNs.add(System.nanoTime());
        youngestAcknowledgedNs = Math.max(youngestAcknowledgedNs, begunNs);
    }

    /** The newest version begun of each slot, 0 for none. */
    synchronized int[] begun() {
        return begun.clone();
    }

    /** The newest version acknowledged of each slot, 0 for none. */
    synchronized int[] acknowledged() {
        return acknowledged.clone();
    }

    /** When files were acknowledged. */
    synchronized List<Long> acknowledgedNs() {
        return List.copyOf(acknowledgedNs);
    }

    /** Whether a file that was begun after {@code ns} is acknowledged. */
    synchronized boolean isAcknowledgedSince(long ns) {
        return !acknowledgedNs.isEmpty() && youngestAcknowledgedNs - ns > 0;
    }

    /** The newest version of every file that was begun. */
    synchronized List<LoadFile> newest() {
        return files.stream().filter(f -> f.version() == begun[f.slot()]).toList();
    }
}
