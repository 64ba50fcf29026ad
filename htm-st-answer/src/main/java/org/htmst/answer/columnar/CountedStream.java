package org.htmst.answer.columnar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A stream that knows how far it is, as Parquet needs it. It gathers single bytes, of which headers are written. Closing it does not close the
 * stream below.
 */
final class CountedStream extends PositionOutputStream {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private long position;

    CountedStream(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
    }

    OutputFile asFile() {
        return new OutputFile() {
            @Override
            public PositionOutputStream create(long blockSizeHint) {
                return CountedStream.this;
            }

            @Override
            public PositionOutputStream createOrOverwrite(long blockSizeHint) {
                return CountedStream.this;
            }

            @Override
            public boolean supportsBlockSize() {
                return false;
            }

            @Override
            public long defaultBlockSize() {
                return 0;
            }
        };
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int single) throws IOException {
        out.write(single);
        position++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        position += count;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        // Whoever gave the stream closes it.
    }
}
