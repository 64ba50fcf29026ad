package org.htmst.bench.keys;

import java.io.PrintStream;
import java.util.Locale;

/** The forms that a report of counts can take. */
enum KeysForm {
    TEXT,
    JSONL;

    void print(KeyReport report, PrintStream out) {
        switch (this) {
            case TEXT -> new TextKeyReport(out).print(report);
            case JSONL -> new JsonKeyReport(out).print(report);
        }
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
