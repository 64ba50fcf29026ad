package org.htmst.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/** A folder that nobody else may read, for what comes from where it cannot be read twice. To be closed, which deletes it. */
final class Spool implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final List<Path> files = new ArrayList<>();
    private Path folder;

    /**
     * Writes a file.
     *
     * @param most how many bytes it may have
     * @param shown what messages call it
     * @throws HtmStException if it has more, or cannot be read or written
     */
    Path write(InputStream in, long most, String shown) {
        try {
            Path file = newFile();
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[BUFFER];
                long written = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    written += read;
                    if (written > most) {
                        throw new HtmStException(
                                Excerpt.plain(shown) + " has more than " + most + " bytes; load it in parts", false);
                    }
                    out.write(buffer, 0, read);
                }
            }
            return file;
        } catch (IOException e) {
            throw new HtmStException(Excerpt.plain(shown) + " cannot be read: " + e.getMessage(), false, e);
        }
    }

    private Path newFile() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("htm-st-load");
        }
        Path file = folder.resolve("input-" + files.size());
        files.add(file);
        return file;
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new HtmStException(
                    "the folder " + folder + " of what was fetched cannot be deleted: " + e.getMessage(), false, e);
        }
    }
}
