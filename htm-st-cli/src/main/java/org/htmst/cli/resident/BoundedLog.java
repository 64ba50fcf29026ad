package org.htmst.cli.resident;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** A log file that begins anew when it has become long. Threads that were interrupted write to it, too, which channels do not bear. */
final class BoundedLog extends OutputStream {

    private static final long LONGEST = 1 << 20;

    private final Path path;
    private final FileOutputStream file;
    private long length;

    BoundedLog(Path path) throws IOException {
        this.path = path;
        this.file = new FileOutputStream(path.toFile(), true);
        this.length = path.toFile().length();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        if (length > LONGEST) {
            new FileOutputStream(path.toFile()).close();
            length = 0;
        }
        file.write(bytes, from, count);
        length += count;
    }
}
