package org.htmst.cli.session;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output that tells a reader who has heard enough, such as {@code head}, from a disk that is full. */
public final class StandardOutput extends FilterOutputStream {

    /** The reader of standard output went away. */
    public static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1;

        private ReaderGoneException(IOException cause) {
            super("nobody reads standard output any more", cause);
        }
    }

    private IOException failure;

    public StandardOutput(OutputStream out) {
        super(out);
    }

    /** Ends the output, where the last failures show, and throws the failure that was, if any. */
    void check() throws IOException {
        if (failure == null) {
            try {
                out.close();
            } catch (IOException e) {
                failure = meant(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = meant(e);
            throw failure;
        }
    }

    private static IOException meant(IOException e) {
        String reason = String.valueOf(e.getMessage());
        return reason.contains("Broken pipe") || reason.contains("EPIPE")
                ? new ReaderGoneException(e)
                : new IOException("standard output cannot be written: " + reason, e);
    }
}
