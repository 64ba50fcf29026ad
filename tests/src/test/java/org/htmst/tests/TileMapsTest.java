package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.load.Fewer;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.netcdf.MapFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Maps of counts are those of the samples' cells. */
@ExtendWith(TestStore.class)
class TileMapsTest {

    private static final double ROUNDING = 1e-12;

    private final TestStore.Running running;

    TileMapsTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void mapsOfTilesAreThoseOfCells(@TempDir Path folder) throws IOException {
        TwinFiles files = new TwinFiles(1, folder);
        List<SourceContent> contents = new ArrayList<>();
        for (int day = 0; day < TwinFiles.DAYS; day++) {
            contents.add(files.noaa(0, day, List.of()));
            contents.add(files.noaa(1, day, List.of()));
        }
        running.store().loadAll(MadeSamples.sources(contents).iterator(), Fewer.ALLOWED, new Outcomes());
        compare(folder.resolve("before"), "--statistic", "mean");
        assertEquals(0, running.run("roll-up").code());
        for (String statistic : List.of("mean", "median", "max", "count")) {
            compare(folder.resolve(statistic), "--statistic", statistic);
        }
        compare(
                folder.resolve("some"),
                "--bin",
                "3,9",
                "--bin",
                "10,11:30",
                "--part-of-day",
                "--satellite",
                "noaa-19",
                "--min-samples",
                "9");
        compare(folder.resolve("where"), "--where", "L_IGRF < 4");
    }

    private void compare(Path folder, String... more) {
        List<TrixelGrid> tiles = maps(folder, "tiles", more);
        List<TrixelGrid> cells = maps(folder, "cells", more);
        int measured = 0;
        for (int bin = 0; bin < cells.size(); bin++) {
            assertArrayEquals(cells.get(bin).origin(), tiles.get(bin).origin());
            assertArrayEquals(cells.get(bin).count(), tiles.get(bin).count());
            for (int i = 0; i < cells.get(bin).size(); i++) {
                double expected = cells.get(bin).value()[i];
                double off = Math.abs(tiles.get(bin).value()[i] - expected);
                assertTrue(off <= ROUNDING * Math.abs(expected) || Double.isNaN(expected), expected + " " + off);
            }
            measured += cells.get(bin).trixelsOf(Origin.MEASURED);
        }
        assertTrue(measured > 20, () -> "in " + folder);
    }

    private List<TrixelGrid> maps(Path folder, String source, String... more) {
        Path file = folder.resolveSibling(folder.getFileName() + "-" + source + ".nc");
        List<String> command = new ArrayList<>(
                List.of("interpolate", "--channel", "e1/90", "--level", "4", "--from", source, "-o", file.toString()));
        command.addAll(List.of(more));
        CommandLineRun run = running.run(command.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return MapFile.read(file).grids();
    }

    @Test
    void whatCountsDoNotTellIsRefused(@TempDir Path folder) {
        String file = folder.resolve("m.nc").toString();
        assertRefused("give --level 4", "interpolate", "--channel", "flux", "--from", "tiles", "-o", file);
        assertRefused(
                "use --from cells",
                "interpolate",
                "--channel",
                "flux",
                "--from",
                "tiles",
                "--level",
                "4",
                "--space",
                "log10",
                "-o",
                file);
    }

    private void assertRefused(String why, String... command) {
        CommandLineRun run = running.run(command);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(why), run.err());
    }
}
