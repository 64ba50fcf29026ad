package org.htmst.bench.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.htmst.cover.CodeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointRowsTest {

    private static final long SEED = 20170101;

    @TempDir
    private Path folder;

    @Test
    void sortsWhatDoesNotFitIntoMemory() throws IOException {
        Random random = new Random(SEED);
        List<PointRow> rows = new ArrayList<>();
        List<PointRow> sorted = new ArrayList<>();
        try (PointSorter sorter = new PointSorter(folder, 2, 10)) {
            for (int i = 0; i < 95; i++) {
                PointRow row =
                        new PointRow(random.nextInt(40), (byte) i, i, new float[] {random.nextFloat(), Float.NaN});
                rows.add(row);
                sorter.add(row);
            }
            sorter.drain(sorted::add);
        }
        rows.sort(null);
        assertEquals(95, sorted.size(), "seed " + SEED);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(rows.get(i).code(), sorted.get(i).code(), "seed " + SEED);
            assertEquals(rows.get(i).timeMs(), sorted.get(i).timeMs(), "seed " + SEED);
            assertArrayEquals(rows.get(i).cells(), sorted.get(i).cells(), "seed " + SEED);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void keysAreCodeAndSatelliteBigEndian() {
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 1, 2, 4}, PointTable.key(0x102, (byte) 4));
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 0, 1, 2}, PointTable.start(0x102));
    }

    @Test
    void partsHoldTheSameCodesInOrder() {
        List<CodeRange> ranges =
                List.of(new CodeRange(0, 3, true), new CodeRange(10, 11, false), new CodeRange(20, 40, false));
        List<PointPart> parts = PointPart.deal(ranges, 4);
        assertTrue(parts.size() <= 4, "parts " + parts.size());
        List<Long> codes = new ArrayList<>();
        for (PointPart part : parts) {
            for (CodeRange range : part.ranges()) {
                for (long code = range.first(); code < range.end(); code++) {
                    codes.add(code);
                }
            }
        }
        List<Long> expected = new ArrayList<>();
        ranges.forEach(range -> {
            for (long code = range.first(); code < range.end(); code++) {
                expected.add(code);
            }
        });
        assertEquals(expected, codes);
        assertEquals(List.of(), PointPart.deal(List.of(), 4));
    }
}
