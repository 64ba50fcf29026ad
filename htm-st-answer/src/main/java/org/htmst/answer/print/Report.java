package org.htmst.answer.print;

import java.io.PrintStream;

/** What a command tells about the store. */
sealed interface Report permits Table, Facts {

    /** For people. */
    void printText(PrintStream out);

    /** Header and rows after RFC 4180. */
    void printCsv(PrintStream out);

    /** One JSON value. */
    void printJson(PrintStream out);
}
