package org.htmst.tests.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A damaged file.
 *
 * @param number by which the same one can be made again
 * @param kind of damage
 * @param original the name of the file it was made of
 * @param fileName what it is called itself
 * @param bytes its content
 * @param descriptor what stands in the descriptor beside it, for CSV
 */
public record Mutant(
        int number, String kind, String original, String fileName, byte[] bytes, Optional<byte[]> descriptor) {

    /** Writes it, and its descriptor beside it. */
    public Path write(Path folder) throws IOException {
        if (descriptor.isPresent()) {
            Files.write(folder.resolve(Original.stem(fileName) + ".json"), descriptor.get());
        }
        return Files.write(folder.resolve(fileName), bytes);
    }

    /** Removes what {@link #write} wrote. */
    public void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(Original.stem(fileName) + ".json"));
        Files.deleteIfExists(folder.resolve(fileName));
    }
}
