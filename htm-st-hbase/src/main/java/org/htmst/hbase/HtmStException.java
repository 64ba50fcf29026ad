package org.htmst.hbase;

/** A file, a table or a server did not do what it should; the message says what, where, and what to do. */
public final class HtmStException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean recoverable;

    public HtmStException(String message, boolean recoverable) {
        super(message);
        this.recoverable = recoverable;
    }

    public HtmStException(String message, boolean recoverable, Throwable cause) {
        super(message, cause);
        this.recoverable = recoverable;
    }

    /** Whether the same call may succeed later without a change of its arguments: a server away, a busy lock. */
    public boolean recoverable() {
        return recoverable;
    }
}
