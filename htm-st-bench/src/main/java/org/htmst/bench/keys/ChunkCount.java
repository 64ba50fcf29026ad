package org.htmst.bench.keys;

/**
 * What a query reads of a table of chunks.
 *
 * @param rows the chunks
 * @param runs their runs
 * @param runsRead those that the run maps do not rule out
 * @param samples those that the run maps do not rule out
 */
record ChunkCount(long rows, long runs, long runsRead, long samples) {

    static final ChunkCount NONE = new ChunkCount(0, 0, 0, 0);

    ChunkCount plus(ChunkCount other) {
        return new ChunkCount(rows + other.rows, runs + other.runs, runsRead + other.runsRead, samples + other.samples);
    }
}
