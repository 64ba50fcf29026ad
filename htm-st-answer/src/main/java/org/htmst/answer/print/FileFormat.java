package org.htmst.answer.print;

import java.util.List;

/** A form that a file can have, and that its name says. */
public interface FileFormat {

    /** How the names of such files end, lower case. */
    List<String> suffixes();

    /** Whether it is text, which may be compressed. */
    boolean isText();

    /** Whether it is written from its begin to its end, and may go to standard output. */
    boolean isStreamed();
}
