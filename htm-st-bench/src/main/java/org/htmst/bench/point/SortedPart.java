package org.htmst.bench.point;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sorted rows in a file, all of one length, so that any of them is found at once. */
final class SortedPart {

    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final int cells;
    private final long rows;

    private SortedPart(Path file, int cells, long rows) {
        this.file = file;
        this.cells = cells;
        this.rows = rows;
    }

    /** Writes {@code sorted}, at least one row, to {@code file}. */
    static SortedPart write(Path file, PointRow[] sorted, int cells) throws IOException {
        int rowBytes = PointRow.bytes(cells);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER / rowBytes * rowBytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (PointRow row : sorted) {
                row.write(buffer);
                if (!buffer.hasRemaining()) {
                    writeAll(buffer, channel);
                }
            }
            writeAll(buffer, channel);
        }
        return new SortedPart(file, cells, sorted.length);
    }

    private static void writeAll(ByteBuffer buffer, FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    Path file() {
        return file;
    }

    /** The codes of the rows in the middle of each {@code step} rows. */
    long[] codes(int step) throws IOException {
        long[] codes = new long[(int) ((rows + step - 1) / step)];
        try (FileChannel channel = FileChannel.open(file)) {
            for (int i = 0; i < codes.length; i++) {
                codes[i] = code(channel, Math.min(rows - 1, (long) i * step + step / 2));
            }
        }
        return codes;
    }

    /** A reader of the rows with codes from {@code from} to before {@code to}; the caller closes it. */
    Reader reader(long from, long to) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new Reader(channel, find(channel, from), to);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The first row with a code of at least {@code code}. */
    private long find(FileChannel channel, long code) throws IOException {
        long low = 0;
        long high = rows;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (code(channel, middle) < code) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long code(FileChannel channel, long row) throws IOException {
        ByteBuffer code = ByteBuffer.allocate(Long.BYTES);
        readAll(channel, code, row * PointRow.bytes(cells));
        return code.getLong();
    }

    private void readAll(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new EOFException(file + " ends at " + at + ", within a row");
            }
            at += read;
        }
        buffer.flip();
    }

    /** Goes from row to row; readers are ordered by the row that they stand at. */
    final class Reader implements Comparable<Reader>, AutoCloseable {

        private final FileChannel channel;
        private final long to;
        private final ByteBuffer buffer;
        private long next;
        private PointRow row;

        private Reader(FileChannel channel, long first, long to) {
            this.channel = channel;
            this.to = to;
            this.buffer = ByteBuffer.allocateDirect(BUFFER / PointRow.bytes(cells) * PointRow.bytes(cells));
            this.buffer.limit(0);
            this.next = first;
        }

        /** Goes to the next row; false if there is none. */
        boolean advance() throws IOException {
            if (next == rows) {
                return false;
            }
            if (!buffer.hasRemaining()) {
                int rowBytes = PointRow.bytes(cells);
                buffer.clear().limit((int) Math.min(buffer.capacity(), (rows - next) * rowBytes));
                readAll(channel, buffer, next * rowBytes);
            }
            row = PointRow.read(buffer, cells);
            next++;
            return row.code() < to;
        }

        /** Where it stands. */
        PointRow row() {
            return row;
        }

        @Override
        public int compareTo(Reader other) {
            return row.compareTo(other.row);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
