package org.htmst.bench.system;

import java.io.IOException;
import java.io.PrintStream;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.query.BenchQuery;

/** A store that holds an archive and answers questions about it. */
public interface ArchiveSystem extends AutoCloseable {

    /** The name in options and reports. */
    String name();

    /**
     * Makes sure that all of the archive is there, at rest as it would be after a long time.
     *
     * @throws IllegalArgumentException if another archive is there
     */
    ArchiveMark load(PrintStream talk) throws IOException;

    /** Answers {@code query}. */
    QueryRun run(BenchQuery query, Mode mode) throws IOException;

    /**
     * Forgets what the system itself keeps in memory of the samples, in its server or here: the next answer reads them anew. The
     * operating system keeps the files.
     *
     * @return false if there is no such memory
     */
    boolean makeCold() throws IOException;

    @Override
    void close() throws IOException;
}
