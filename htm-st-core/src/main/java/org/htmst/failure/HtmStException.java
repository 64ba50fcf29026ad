package org.htmst.failure;

import java.io.IOException;

/** A file, a table or a server did not do what it should; the message says what, where, and what to do. */
public final class HtmStException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean recoverable;

    /**
     * A failure.
     *
     * @param message what failed, where, and what to do about it; users are shown it
     * @param recoverable whether the same call may succeed later
     */
    public HtmStException(String message, boolean recoverable) {
        super(message);
        this.recoverable = recoverable;
    }

    /** As {@link #HtmStException(String, boolean)}, with what led to it. */
    public HtmStException(String message, boolean recoverable, Throwable cause) {
        super(message, cause);
        this.recoverable = recoverable;
    }

    /** What an error of Java means to a user, be it of memory, of the stack or of a disk. */
    public static HtmStException of(Error error) {
        String what;
        if (error instanceof OutOfMemoryError) {
            what = "more memory is needed than the " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB that this program may use; raise -Xmx or ask for less at once";
        } else if (error instanceof StackOverflowError) {
            what = "something is nested too deeply to be read";
        } else if (error.getCause() instanceof IOException io) {
            what = io.getMessage();
        } else {
            what = "internal error, please report it with the output of --debug: " + error;
        }
        return new HtmStException(what, false, error);
    }

    /** Whether the same call may succeed later without a change of its arguments: a server away, a busy lock. */
    public boolean recoverable() {
        return recoverable;
    }
}
