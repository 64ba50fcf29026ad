package org.htmst.bench.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointRowsTest {

    private static final long SEED = 20170101;

    @TempDir
    private Path folder;

    private static Stream<long[]> cuts() {
        return Stream.of(new long[] {}, new long[] {20}, new long[] {1, 2, 13, 39, 45});
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void sortsWhatDoesNotFitIntoMemory(long[] cuts) throws IOException {
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
            sorter.finish();
            long from = 0;
            for (long cut : cuts) {
                sorter.drain(from, cut, sorted::add);
                from = cut;
            }
            sorter.drain(from, Long.MAX_VALUE, sorted::add);
            sorter.drain(50, 60, row -> fail("no such row: " + row));
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
    void cutsLeaveAboutEquallyMany() throws IOException {
        Random random = new Random(SEED);
        try (PointSorter sorter = new PointSorter(folder, 1, 7_000)) {
            for (int i = 0; i < 50_000; i++) {
                sorter.add(new PointRow(random.nextLong(1 << 20), (byte) 1, i, new float[1]));
            }
            sorter.finish();
            assertArrayEquals(new long[0], sorter.cuts(1));
            long[] cuts = sorter.cuts(4);
            assertEquals(3, cuts.length);
            for (int i = 0; i < 3; i++) {
                assertEquals((i + 1) / 4.0, cuts[i] / (double) (1 << 20), 0.1, "seed " + SEED);
            }
        }
    }

    @Test
    void equalCodesAreNotCut() throws IOException {
        try (PointSorter sorter = new PointSorter(folder, 1, 7_000)) {
            for (int i = 0; i < 20_000; i++) {
                sorter.add(new PointRow(5, (byte) i, i, new float[1]));
            }
            sorter.finish();
            assertArrayEquals(new long[0], sorter.cuts(8));
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
