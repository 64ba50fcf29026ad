package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pulses of six minutes of in-flight calibration, put into a real file over the equator, where fluxes are low: no file that we have is of
 * a day with one. Where the file reports it the map is that of the day without, where it does not there is a false hot spot.
 */
@ExtendWith(TestStore.class)
class CalibratedMapTest {

    private static final String FLUX = "mep_ele_tel0_flux_e1";
    private static final int RECORDS = 180;
    private static final double PULSE = 1e7;

    private final TestStore.Running running;

    @TempDir
    private Path folder;

    CalibratedMapTest(TestStore.Running running) {
        this.running = running;
    }

    private static int column(SampleTable table, String name) {
        return table.channels().stream().map(Channel::name).toList().indexOf(name);
    }

    /** The first record of the middle of the Pacific, south to north or back. */
    private static int overPacific(SampleTable table) {
        for (int i = 0; i + RECORDS < table.size(); i++) {
            double lon = (table.lonDeg()[i + RECORDS / 2] + 360) % 360;
            if (Math.abs(table.latDeg()[i + RECORDS / 2]) < 0.1 && lon > 160 && lon < 240) {
                return i;
            }
        }
        throw new AssertionError("the file never crosses the equator over the Pacific");
    }

    /** A map of what the file would be. */
    private double[] map(SourceContent real, boolean hasPulses, boolean isReported, String name) throws IOException {
        SampleTable table = real.samples();
        Channel flux = table.channels().get(column(table, FLUX));
        Channel flag = table.channels().get(column(table, flux.calibration()));
        double[][] values = {
            table.values()[column(table, flux.name())].clone(), table.values()[column(table, flag.name())].clone()
        };
        int first = overPacific(table);
        for (int i = first; i < first + RECORDS; i++) {
            values[0][i] = hasPulses ? PULSE * (1 + i / 30 % 6) : values[0][i];
            values[1][i] = isReported ? 1 : values[1][i];
        }
        SampleTable changed = new SampleTable(
                table.positionType(),
                table.satellites(),
                table.satellite(),
                table.timeMs(),
                table.lonDeg(),
                table.latDeg(),
                table.altKm(),
                List.of(flux, flag),
                values);
        running.store().load(MadeSamples.named(MadeSamples.with(real, changed), name + ".nc"));
        Path file = folder.resolve(name + ".nc");
        CommandLineRun run = running.run(
                "interpolate",
                "--channel",
                FLUX,
                "--level",
                "4",
                "-o",
                file.toString(),
                "--map",
                folder.resolve(name + ".png").toString());
        assertEquals(0, run.code(), run.err());
        running.clear();
        LocalTimeMaps maps = MapFile.read(file);
        return maps.grids().stream()
                .flatMapToDouble(grid -> DoubleStream.of(grid.value()))
                .toArray();
    }

    @Test
    void whatIsReportedIsNoHotSpotOfTheMap() throws IOException {
        SourceContent real =
                SourceFiles.read(SampleFiles.FOLDER.resolve("poes_n19_20191024_proc.nc"), Optional.empty());
        double[] day = map(real, false, true, "day");
        double[] reported = map(real, true, true, "reported");
        double[] hidden = map(real, true, false, "hidden");
        for (int i = 0; i < day.length; i++) {
            assertEquals(day[i], reported[i], "trixel " + i);
        }
        double highest =
                DoubleStream.of(day).filter(v -> !Double.isNaN(v)).max().orElseThrow();
        long hot = DoubleStream.of(hidden).filter(value -> value > 10 * highest).count();
        assertTrue(hot >= 10, hot + " trixels above ten times " + highest);
        assertEquals(List.of(), running.store().catalog().granules());
    }
}
