package org.htmst.answer.columnar;

import java.io.IOException;

/** Writes blocks of rows in one form. */
interface BlockWriter extends AutoCloseable {

    /** Writes all rows of {@code block}. */
    void write(RowBlock block) throws IOException;

    /** Writes what comes after the last row and flushes. */
    void finish() throws IOException;

    @Override
    void close();
}
