package org.htmst.client;

/** What a frame says; the package page has who says it when. The first byte of a frame is the place in this list. */
public enum FrameKind {
    /** A {@link CommandRequest}. */
    REQUEST,
    /** The command is carried out once the client says so, or the wish is granted. */
    ACCEPTED,
    /** The command is not carried out. */
    REFUSED,
    /** The client has heard that it was accepted, and will not have the command carried out otherwise. */
    BEGIN,
    /** Bytes for standard output. */
    OUT,
    /** Bytes for standard error. */
    ERR,
    /** Standard output cannot be written: why, in UTF-8. */
    OUT_FAILED,
    /** The command is to end. */
    CANCEL,
    /** A question whether all of standard output is written. */
    SETTLE,
    /** The answer: it is, or {@link #OUT_FAILED} was sent before. */
    SETTLED,
    /** The command has ended: its exit code, one byte. */
    EXIT,
    /** The process is to take no more commands. */
    STOP;

    private static final FrameKind[] ALL = values();

    /** The kind of that place in the list, or null if there is none. */
    static FrameKind of(byte place) {
        return place >= 0 && place < ALL.length ? ALL[place] : null;
    }
}
