package org.htmst.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.measure.Repeats;
import org.htmst.bench.query.DesignQuery;

/**
 * What to measure.
 *
 * @param archive over which samples
 * @param home the data directory of the store and its rivals
 * @param conf the hbase-site.xml of a cluster to compare with
 * @param rivals to compare with
 * @param rivalChannels how many channels rivals store
 * @param repeats of every query
 * @param cold whether to measure with an empty block cache, too
 * @param forget whether the store's client forgets, before each question, the rows that it keeps
 * @param tiles whether tiles are written, too, which these queries do not ask
 * @param queries which
 * @param growth whether to measure query III in an archive of four weeks, too
 * @param heap whether to measure the heap of a client through which samples stream
 * @param processRepeats of whole commands in a resident process; 0 if commands are not measured
 */
record BenchSetup(
        Archive archive,
        Path home,
        Optional<Path> conf,
        List<Rival> rivals,
        int rivalChannels,
        Repeats repeats,
        boolean cold,
        boolean forget,
        boolean tiles,
        List<DesignQuery> queries,
        boolean growth,
        boolean heap,
        int processRepeats) {}
