package org.htmst.answer.print;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Numbers set aside in a file until their count is known; the file vanishes on close. */
final class SpilledColumn implements AutoCloseable {

    /** Numbers held in memory. */
    static final int BLOCK = 8192;

    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK * Double.BYTES);
    private long size;

    SpilledColumn(Path path) throws IOException {
        this.file = FileChannel.open(
                path,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void add(double value) throws IOException {
        if (!block.hasRemaining()) {
            spill();
        }
        block.putDouble(value);
        size++;
    }

    /** The numbers from {@code first} on, at most {@link #BLOCK} of them. */
    double[] read(long first) throws IOException {
        if (block.position() > 0) {
            spill();
        }
        double[] values = new double[(int) Math.min(BLOCK, size - first)];
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        while (bytes.hasRemaining()) {
            file.read(bytes, first * Double.BYTES + bytes.position());
        }
        bytes.flip().asDoubleBuffer().get(values);
        return values;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void spill() throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            file.write(block);
        }
        block.clear();
    }
}
