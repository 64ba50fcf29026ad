package org.htmst.bench.point;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.LongStream;

/**
 * Sorts more rows than fit into memory: sorted parts go to files. These are merged a range of codes at a time, by as many threads as there
 * are ranges.
 */
final class PointSorter implements AutoCloseable {

    /** Takes the rows in order. */
    @FunctionalInterface
    interface Sink {
        void accept(PointRow row) throws IOException;
    }

    private static final int PART_ROWS = 1_000_000;

    /** Of so many rows one is looked at to cut all of them evenly. */
    private static final int STEP = 1000;

    private final Path folder;
    private final int cells;
    private final int partRows;
    private final List<PointRow> rows = new ArrayList<>();
    private final List<SortedPart> parts = new ArrayList<>();

    /** @param cells of every row */
    PointSorter(Path folder, int cells) {
        this(folder, cells, PART_ROWS);
    }

    PointSorter(Path folder, int cells, int partRows) {
        this.folder = folder;
        this.cells = cells;
        this.partRows = partRows;
    }

    void add(PointRow row) throws IOException {
        rows.add(row);
        if (rows.size() == partRows) {
            spill();
        }
    }

    /** Takes no more rows; to be called before rows are handed out. */
    void finish() throws IOException {
        spill();
    }

    /** Ascending codes that cut the rows into about {@code count} ranges of about equally many. */
    long[] cuts(int count) throws IOException {
        List<long[]> seen = new ArrayList<>();
        for (SortedPart part : parts) {
            seen.add(part.codes(STEP));
        }
        long[] codes = seen.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return LongStream.range(1, count)
                .map(i -> codes[(int) (i * codes.length / count)])
                .distinct()
                .filter(code -> code > codes[0])
                .toArray();
    }

    /** Hands the rows with codes from {@code from} to before {@code to} to {@code sink}; any thread may. */
    void drain(long from, long to, Sink sink) throws IOException {
        List<SortedPart.Reader> readers = new ArrayList<>();
        try {
            PriorityQueue<SortedPart.Reader> waiting = new PriorityQueue<>();
            for (SortedPart part : parts) {
                SortedPart.Reader reader = part.reader(from, to);
                readers.add(reader);
                if (reader.advance()) {
                    waiting.add(reader);
                }
            }
            while (!waiting.isEmpty()) {
                SortedPart.Reader least = waiting.remove();
                sink.accept(least.row());
                if (least.advance()) {
                    waiting.add(least);
                }
            }
        } finally {
            for (SortedPart.Reader reader : readers) {
                reader.close();
            }
        }
    }

    private void spill() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        PointRow[] sorted = rows.toArray(PointRow[]::new);
        rows.clear();
        Arrays.parallelSort(sorted);
        parts.add(SortedPart.write(folder.resolve("rows-" + parts.size() + ".part"), sorted, cells));
    }

    @Override
    public void close() throws IOException {
        for (SortedPart part : parts) {
            Files.deleteIfExists(part.file());
        }
    }
}
