package org.htmst.tests.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;

/**
 * A good input file.
 *
 * @param name of the file
 * @param bytes of the file
 * @param descriptor the bytes of the descriptor beside a CSV file
 * @param records how many it has
 */
record Original(String name, byte[] bytes, Optional<byte[]> descriptor, int records) {

    static Original read(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path json = file.resolveSibling(stem(name) + ".json");
        SourceContent content = SourceFiles.read(file, Optional.empty());
        return new Original(
                name,
                Files.readAllBytes(file),
                Files.exists(json) ? Optional.of(Files.readAllBytes(json)) : Optional.empty(),
                content.samplesRead());
    }

    boolean isGzip() {
        return name.endsWith(".gz");
    }

    static String stem(String fileName) {
        return fileName.replaceFirst("(\\.csv)?\\.[a-z]+$", "");
    }
}
