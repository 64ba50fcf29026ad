package org.htmst.answer.print;

import java.io.IOException;
import org.htmst.sample.SampleBatch;

/** Writes an answer in one format; {@link #finish()} completes it. Printers do not close the stream they were given. */
public interface SamplePrinter extends AutoCloseable {

    /** Writes samples {@code from} to {@code end} (excluded) of {@code batch}. */
    void print(SampleBatch batch, int from, int end) throws IOException;

    /** Told, of sorted samples, that those to come are of another place or time than those that were. */
    default void seam() throws IOException {}

    /** Writes what comes after the last sample and flushes. */
    void finish() throws IOException;

    /** Lets go of what the printer itself holds, finished or not. */
    @Override
    default void close() throws IOException {}
}
