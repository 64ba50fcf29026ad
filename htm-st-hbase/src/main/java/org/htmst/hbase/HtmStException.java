package org.htmst.hbase;

/**
 * The store, a file or the server failed us; the message says what, where and what to do. Wrong arguments are an
 * {@link IllegalArgumentException} instead.
 */
public final class HtmStException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean recoverable;

    /**
     * A failure.
     *
     * @param recoverable whether the same call may succeed later without anything being changed
     */
    public HtmStException(String message, boolean recoverable) {
        super(message);
        this.recoverable = recoverable;
    }

    /**
     * A failure that another one caused.
     *
     * @param recoverable whether the same call may succeed later without anything being changed
     */
    public HtmStException(String message, boolean recoverable, Throwable cause) {
        super(message, cause);
        this.recoverable = recoverable;
    }

    /** Whether the same call may succeed later without anything being changed. */
    public boolean recoverable() {
        return recoverable;
    }
}
