package org.htmst.formats;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/** The files that stand in the same folder, of a disk or of an archive, as one file. */
public interface Neighbours {

    /** None: of a file of which it is not known where it stands. */
    Neighbours NONE = new Neighbours() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public SourceFile read(String name) {
            throw new IllegalArgumentException("'" + name + "' is no neighbour");
        }
    };

    /**
     * Their names, without folders, in no order.
     *
     * @throws HtmStException if the folder cannot be looked into
     */
    List<String> names();

    /**
     * Reads one of them.
     *
     * @throws HtmStException if it cannot be read
     */
    SourceFile read(String name);

    /** Those in the folder of a file on disk. */
    static Neighbours inFolderOf(Path file) {
        return new Neighbours() {
            @Override
            public List<String> names() {
                Path folder = file.toAbsolutePath().getParent();
                List<String> names = new ArrayList<>();
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                    entries.forEach(entry -> names.add(entry.getFileName().toString()));
                } catch (DirectoryIteratorException | IOException e) {
                    throw new HtmStException(
                            Excerpt.plain(folder.toString()) + " cannot be looked into: " + e.getMessage(), false, e);
                }
                return names;
            }

            @Override
            public SourceFile read(String name) {
                return SourceFile.read(file.resolveSibling(name));
            }
        };
    }
}
