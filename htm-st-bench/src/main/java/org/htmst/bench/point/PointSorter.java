package org.htmst.bench.point;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts more rows than fit into memory: sorted parts go to files, which are then merged. */
final class PointSorter implements AutoCloseable {

    /** Takes the rows in order. */
    @FunctionalInterface
    interface Sink {
        void accept(PointRow row) throws IOException;
    }

    private static final int PART_ROWS = 2_000_000;
    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final int cells;
    private final int partRows;
    private final List<PointRow> rows = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

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

    /** Hands all rows to {@code sink}. */
    void drain(Sink sink) throws IOException {
        spill();
        PriorityQueue<Part> parts = new PriorityQueue<>();
        try {
            for (Path file : files) {
                Part part = new Part(file, cells);
                parts.add(part);
            }
            while (!parts.isEmpty()) {
                Part least = parts.remove();
                sink.accept(least.row);
                if (least.advance()) {
                    parts.add(least);
                }
            }
        } finally {
            for (Part part : parts) {
                part.in.close();
            }
        }
    }

    private void spill() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        PointRow[] sorted = rows.toArray(PointRow[]::new);
        rows.clear();
        Arrays.sort(sorted);
        Path file = Files.createTempFile(folder, "rows", ".part");
        files.add(file);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            out.writeInt(sorted.length);
            for (PointRow row : sorted) {
                row.write(out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** A sorted file, of which the first row is read. */
    private static final class Part implements Comparable<Part> {

        private final DataInputStream in;
        private final int cells;
        private int left;
        private PointRow row;

        Part(Path file, int cells) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
            this.cells = cells;
            this.left = in.readInt();
            advance();
        }

        /** Goes to the next row; at the end closes the file. */
        boolean advance() throws IOException {
            if (left-- == 0) {
                in.close();
                return false;
            }
            row = PointRow.read(in, cells);
            return true;
        }

        @Override
        public int compareTo(Part other) {
            return row.compareTo(other.row);
        }
    }
}
