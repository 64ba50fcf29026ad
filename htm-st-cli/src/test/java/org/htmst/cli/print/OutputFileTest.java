package org.htmst.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

    /** Each writes all of its own; the last to rename stays, and nothing of the others. */
    @Test
    void threadsThatWriteOneFileDoNotMeet() throws Exception {
        Path file = folder.resolve("a.csv");
        int threads = 8;
        CyclicBarrier begun = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> writers = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        OutputFile.write(file, true, path -> {
                            Files.writeString(path, "writer " + i + " ");
                            await(begun);
                            Files.writeString(path, "is whole", StandardOpenOption.APPEND);
                        });
                        return null;
                    })
                    .toList();
            for (Future<Void> done : pool.invokeAll(writers)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertTrue(Files.readString(file).matches("writer [0-7] is whole"), Files.readString(file));
        assertEquals(1, files());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
