package org.htmst.interpolation.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.idw.Estimate;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.netcdf.SampleMaps;
import org.htmst.interpolation.output.MapOutput;
import org.htmst.interpolation.samples.SampleCounts;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ucar.nc2.NetcdfFile;

class ComparisonTest {

    private static final long SEED = Long.getLong("htmst.seed", 4711);
    private static final int LEVEL = 2;

    @TempDir
    private Path folder;

    /** Maps of two bins with every kind of value: empty, zero, negative, great and small. */
    private static LocalTimeMaps random(long seed, int level, String unit) {
        Random random = new Random(seed);
        int n = TrixelGrid.trixels(level);
        List<TrixelGrid> grids = IntStream.range(0, 2)
                .mapToObj(bin -> {
                    TrixelGrid grid = TrixelGrid.empty(level);
                    for (int i = 0; i < n; i++) {
                        int kind = random.nextInt(6);
                        double value = kind == 1 ? 0 : kind == 2 ? -random.nextDouble() : 1e5 * random.nextDouble();
                        if (kind > 0) {
                            Estimate estimate = new Estimate(value, 1 + random.nextInt(9), 500 * random.nextDouble());
                            grid.set(n + i, estimate, random.nextBoolean() ? Origin.MEASURED : Origin.INTERPOLATED);
                        }
                    }
                    return grid;
                })
                .toList();
        RunProvenance p = SampleMaps.PROVENANCE;
        long dayMs = 86_400_000 * (seed % 7);
        RunProvenance own = new RunProvenance(
                p.channel(),
                p.description(),
                unit,
                p.satellites(),
                p.direction(),
                new TimeWindow(p.window().startMs() + dayMs, p.window().endMs() + dayMs),
                p.conditions(),
                List.of(new RunProvenance.Source("file " + seed, "abc" + seed)),
                p.software(),
                "htm-st interpolate --seed " + seed,
                Instant.ofEpochSecond(1_700_000_000 + seed));
        return new LocalTimeMaps(
                LocalTimeBins.equal(2),
                grids,
                InterpolationParameters.of(level, 500 + seed % 7, 3),
                new SampleCounts(seed, 1, 2, 3, 4, 5),
                own);
    }

    private static LocalTimeMaps random(long seed) {
        return random(seed, LEVEL, "#/cm2-s-str");
    }

    @ParameterizedTest
    @EnumSource(ComparisonKind.class)
    void everyTrixelIsComparedWithItsOwn(ComparisonKind kind) {
        LocalTimeMaps first = random(SEED);
        LocalTimeMaps second = random(SEED + 1);
        LocalTimeMaps maps = Comparison.of(kind, first, second);
        int filled = 0;
        int overZero = 0;
        for (int bin = 0; bin < 2; bin++) {
            TrixelGrid a = first.grids().get(bin);
            TrixelGrid b = second.grids().get(bin);
            TrixelGrid c = maps.grids().get(bin);
            for (int i = 0; i < a.size(); i++) {
                double expected =
                        kind == ComparisonKind.DIFFERENCE ? a.value()[i] - b.value()[i] : a.value()[i] / b.value()[i];
                boolean none = Double.isNaN(expected) || Double.isInfinite(expected);
                overZero += Double.isInfinite(expected) ? 1 : 0;
                assertEquals(none ? Double.NaN : expected, c.value()[i], "seed " + SEED);
                assertEquals(none ? 0 : a.count()[i] + b.count()[i], c.count()[i]);
                assertEquals(none ? Double.NaN : Math.max(a.distanceKm()[i], b.distanceKm()[i]), c.distanceKm()[i]);
                boolean measured = a.originOf(i) == Origin.MEASURED && b.originOf(i) == Origin.MEASURED;
                assertEquals(none ? Origin.EMPTY : measured ? Origin.MEASURED : Origin.INTERPOLATED, c.originOf(i));
                filled += none ? 0 : 1;
            }
        }
        assertTrue(filled > 50, filled + " trixels with a value (seed " + SEED + ")");
        assertEquals(kind == ComparisonKind.RATIO, overZero > 0);
        assertEquals(
                kind == ComparisonKind.RATIO ? "1" : "cm-2 s-1 sr-1",
                maps.unit().udunits());
    }

    @ParameterizedTest
    @EnumSource(ComparisonKind.class)
    void theFileReadsBackAndOlderProgramsRefuseIt(ComparisonKind kind) throws IOException {
        LocalTimeMaps maps = Comparison.of(kind, random(SEED), random(SEED + 1));
        Path file = folder.resolve("a.nc");
        MapFile.write(maps, file);
        LocalTimeMaps read = MapFile.read(file);
        assertEquals(maps.comparison(), read.comparison());
        assertEquals(maps.provenance(), read.provenance());
        assertEquals(maps.counts(), read.counts());
        assertEquals(maps.parameters(), read.parameters());
        assertArrayEquals(maps.grids().get(1).value(), read.grids().get(1).value());
        try (NetcdfFile nc = NetcdfFile.open(file.toString())) {
            assertEquals(
                    4,
                    nc.findGlobalAttribute("htm_st_maps_version")
                            .getNumericValue()
                            .intValue());
            assertEquals(maps.unit().udunits(), nc.findVariable("value").getUnitsString());
            String what = kind == ComparisonKind.RATIO ? "ratio of " : "difference of ";
            assertTrue(nc.findVariable("value").getDescription().startsWith(what));
            assertTrue(nc.findGlobalAttribute("history").getStringValue().contains("\n" + kind.word() + " "));
        }
        MapFile.write(random(SEED), folder.resolve("b.nc"));
        try (NetcdfFile nc = NetcdfFile.open(folder.resolve("b.nc").toString())) {
            assertEquals(
                    3,
                    nc.findGlobalAttribute("htm_st_maps_version")
                            .getNumericValue()
                            .intValue());
        }
        assertEquals(2L * TrixelGrid.trixels(LEVEL) * TrixelGrid.BYTES_PER_TRIXEL, MapFile.memoryBytes(file));
    }

    @Test
    void textAndImageNameBothRuns() throws IOException {
        LocalTimeMaps maps = Comparison.of(ComparisonKind.RATIO, random(SEED), random(SEED + 1));
        for (String name : List.of("a.csv", "a.tif")) {
            Path file = folder.resolve(name);
            MapOutput.of(file, Optional.empty()).write(maps, file);
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String part : List.of("file " + SEED, "over source", "file " + (SEED + 1), "ratio of mep_ele_tel90")) {
                assertTrue(text.contains(part), name + " lacks " + part);
            }
        }
    }

    @Test
    void captionsSayWhatItIs() {
        LocalTimeMaps maps = Comparison.of(ComparisonKind.DIFFERENCE, random(7), random(8));
        assertEquals("Difference of electrons above 40 keV", MapCaption.what(maps));
        assertEquals("difference of mep_ele_tel90_flux_e1  (cm⁻² s⁻¹ sr⁻¹)", MapCaption.quantity(maps));
        assertTrue(
                MapCaption.data(maps)
                        .contains("2019-10-24 00:00 to 2019-10-25 00:00  ·  L_IGRF < 8.0  ·  MLT > 3.0"
                                + "  minus  2019-10-25 00:00 to 2019-10-26 00:00 UTC"),
                MapCaption.data(maps));
        assertTrue(MapCaption.method(maps).contains("; minus "), "the radii differ");
        assertEquals(250.5, maps.farKm());
        LocalTimeMaps same = Comparison.of(ComparisonKind.RATIO, random(7), random(7));
        assertTrue(MapCaption.method(same).endsWith(", of both"));
    }

    @Test
    void whatHasNoGridInCommonIsRefused() {
        LocalTimeMaps maps = random(1);
        assertObstacle(maps, random(2, LEVEL + 1, "#/cm2-s-str"), "level 2 and of level 3");
        assertObstacle(maps, random(2, LEVEL, "nT"), "values in 'cm-2 s-1 sr-1' and in 'nT'");
        LocalTimeMaps two = random(2);
        LocalTimeMaps magnetic = new LocalTimeMaps(
                LocalTimeBins.equal(LocalTimeAxis.MAGNETIC_LOCAL_TIME, 2),
                two.grids(),
                two.parameters(),
                two.counts(),
                two.provenance());
        assertObstacle(maps, magnetic, "bins 0.0,12.0 12.0,24.0 of local time and ");
        assertObstacle(maps, maps.only(1), "bins ");
        assertObstacle(maps, Comparison.of(ComparisonKind.RATIO, maps, two), "the second is a comparison itself");
    }

    private static void assertObstacle(LocalTimeMaps first, LocalTimeMaps second, String reason) {
        assertTrue(Comparison.obstacle(first, second).orElseThrow().contains(reason), reason);
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(ComparisonKind.DIFFERENCE, first, second));
    }
}
