package org.htmst.interpolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void appearsWhole() throws IOException {
        Path target = folder.resolve("new/map.nc");
        OutputFile.write(target, false, path -> Files.writeString(path, "one"));
        assertEquals("one", Files.readString(target));
        OutputFile.write(target, true, path -> Files.writeString(path, "two"));
        assertEquals("two", Files.readString(target));
        assertEquals(1, files(target.getParent()));
    }

    @Test
    void isNotOverwrittenUnasked() throws IOException {
        Path target = Files.writeString(folder.resolve("map.nc"), "old");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> OutputFile.write(target, false, path -> Files.writeString(path, "new")));
        assertEquals(target + " exists; ask to overwrite it or choose another name", e.getMessage());
        assertEquals("old", Files.readString(target));
    }

    @Test
    void leavesNothingWhenWritingFails() throws IOException {
        Path target = Files.writeString(folder.resolve("map.nc"), "old");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class,
                () -> OutputFile.write(target, true, path -> {
                    Files.writeString(path, "half");
                    throw new IOException("No space left on device");
                }));
        assertTrue(e.getMessage().startsWith(target + " cannot be written: "), e.getMessage());
        assertTrue(e.getMessage().contains("No space left"), e.getMessage());
        assertEquals("old", Files.readString(target));
        assertEquals(1, files(folder));
    }

    @Test
    void aFolderThatCannotBeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path target = file.resolve("map.nc");
        UncheckedIOException e = assertThrows(
                UncheckedIOException.class, () -> OutputFile.write(target, true, path -> Files.writeString(path, "x")));
        assertTrue(e.getMessage().contains(target + " cannot be written"), e.getMessage());
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.count();
        }
    }
}
