package org.htmst.tests.fault;

import java.time.Duration;

/** Something that goes wrong with a cluster or a loader, and is set right again. */
interface Fault {

    /** In the table, and for {@code -Dhtmst.faults.only}. */
    String name();

    /** One line for the table. */
    String what();

    /** Whether load and questions go on while the fault lasts; otherwise it is held for {@link #held}. */
    boolean isSurvived();

    /** Whether only root can make it happen. */
    default boolean needsRoot() {
        return false;
    }

    /** How long the fault lasts at least. */
    Duration held();

    /**
     * Makes it happen.
     *
     * @return whom it hit
     */
    String strike(Drill drill) throws Exception;

    /** Sets it right, as far as it does not mend itself. */
    void mend(Drill drill, String hit) throws Exception;
}
