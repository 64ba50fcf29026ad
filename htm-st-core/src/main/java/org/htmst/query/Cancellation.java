package org.htmst.query;

/** Lets one thread end a question that others answer. */
public final class Cancellation {

    private volatile boolean cancelled;

    /** Ends the question, if it has not ended: whoever answers it fails within the reading of a row. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether somebody has ended the question. */
    public boolean isCancelled() {
        return cancelled;
    }
}
