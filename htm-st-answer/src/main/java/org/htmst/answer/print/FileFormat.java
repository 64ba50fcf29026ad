package org.htmst.answer.print;

import java.util.List;
import java.util.Optional;

/** A form that a file can have, and that its name says. */
public interface FileFormat {

    /** How the names of such files end, lower case. */
    List<String> suffixes();

    /** Whether it is text, which may be compressed. */
    boolean isText();

    /** Why it cannot be written on this machine; empty if it can. */
    default Optional<String> fault() {
        return Optional.empty();
    }

    /** Whether it is written from its begin to its end, and may go to standard output. */
    boolean isStreamed();
}
