package org.htmst.cli.watch;

import java.time.Duration;

/** The time between two looks, and the end of all looking. */
public interface Pause {

    /** Waits so long, or until the end is asked for; whether to look again. */
    boolean pass(Duration time);

    /** Whether the end was asked for: nothing new is begun then. */
    boolean isEnd();
}
