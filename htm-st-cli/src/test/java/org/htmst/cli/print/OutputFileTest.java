package org.htmst.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFullDiskLeavesNothingOrWhatWasThere() throws IOException {
        Path file = folder.resolve("a.nc");
        OutputFile.Content full = path -> {
            Files.writeString(path, "half");
            throw new IOException("No space left on device");
        };
        IOException e = assertThrows(IOException.class, () -> OutputFile.write(file, false, full));
        assertEquals("output '" + file + "' cannot be written: No space left on device", e.getMessage());
        assertEquals(0, files());
        Files.writeString(file, "old");
        assertThrows(IOException.class, () -> OutputFile.write(file, true, full));
        assertEquals("old", Files.readString(file));
        assertEquals(1, files());
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
