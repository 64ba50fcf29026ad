package org.htmst.hbase.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What is amiss in a store, and what becomes of it.
 *
 * @param found what is amiss, and what is done about it, one sentence each
 * @param putBack granules that had lost their record and answer again
 * @param takenOut granules that have not all of their rows and do not answer any more
 * @param loadAgain the names of their files, which have to be loaded again
 */
public record RepairReport(List<String> found, List<String> putBack, List<String> takenOut, List<String> loadAgain) {

    public RepairReport {
        found = List.copyOf(found);
        putBack = List.copyOf(putBack);
        takenOut = List.copyOf(takenOut);
        loadAgain = List.copyOf(loadAgain);
    }

    /** Whether nothing is amiss. */
    public boolean isSound() {
        return found.isEmpty() && putBack.isEmpty() && takenOut.isEmpty();
    }

    /** A report in the making. */
    static final class Builder {

        private final List<String> found = new ArrayList<>();
        private final List<String> putBack = new ArrayList<>();
        private final List<String> takenOut = new ArrayList<>();
        private final List<String> loadAgain = new ArrayList<>();

        void found(String what) {
            found.add(what);
        }

        void count(long number, String what, String done) {
            if (number > 0) {
                found.add("there are " + number + " " + what + "; they are " + done);
            }
        }

        void putBack(String granule) {
            putBack.add(granule);
        }

        void loadAgain(String fileName, String granule) {
            loadAgain.add(fileName);
            takenOut.add(granule);
        }

        RepairReport build() {
            return new RepairReport(found, putBack, takenOut, loadAgain);
        }
    }
}
