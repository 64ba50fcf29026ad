package org.htmst.answer.print;

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
import java.util.stream.Stream;
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

    @Test
    void anInterruptBreaksNoFileAndIsKept() throws IOException {
        Path target = folder.resolve("a.csv");
        Thread.currentThread().interrupt();
        OutputFile.write(target, false, part -> Files.writeString(part, "x".repeat(100_000)));
        assertTrue(Thread.interrupted(), "whoever interrupted wants it seen further up");
        assertEquals(100_000, Files.size(target));
        Thread.currentThread().interrupt();
        // What is read back while it is written goes through a channel, which an interrupt closes.
        IOException failed = assertThrows(
                IOException.class,
                () -> OutputFile.write(folder.resolve("b.nc"), false, part -> {
                    try (SpilledColumn column = new SpilledColumn(part.resolveSibling("column"))) {
                        for (int i = 0; i <= SpilledColumn.BLOCK; i++) {
                            column.add(i);
                        }
                    }
                }));
        assertTrue(Thread.interrupted());
        assertEquals(
                "output '" + folder.resolve("b.nc") + "' cannot be written: it was interrupted", failed.getMessage());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(target), files.toList());
        }
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
