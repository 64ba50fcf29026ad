package org.htmst.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

class ProcFileTest {

    /** A day with a calibration. */
    private static SimulatedDay calibratedDay() {
        Channel flag = SimulatedDay.product().channel("mep_calibration").orElseThrow();
        for (int d = 0; d < 60; d++) {
            SimulatedDay day =
                    SimulatedDay.of("metop-01", LocalDate.of(2013, 1, 1).plusDays(d), 4);
            for (double flagged : day.samples(List.of(flag)).values()[0]) {
                if (flagged == 1) {
                    return day;
                }
            }
        }
        throw new AssertionError("no day is calibrated");
    }

    @Test
    void theReaderOfNoaasFilesFindsTheSameSamples(@TempDir Path folder) throws IOException {
        SimulatedDay day = calibratedDay();
        Path file = folder.resolve(ProcFile.name(day.satellite().satellite(), day.day()));
        ProcFile.write(day, file);
        SourceContent content = SourceFiles.read(file, Optional.empty());
        assertEquals(Map.of(), content.rejected());
        assertEquals(List.of(), content.warnings());
        assertEquals(day.size(), content.samplesRead());
        SampleTable read = content.samples();
        SampleTable made = day.samples(SimulatedDay.product().channels());
        assertEquals(made.channels(), read.channels());
        assertEquals(made.satellites(), read.satellites());
        assertEquals(made.positionType(), read.positionType());
        assertArrayEquals(made.timeMs(), read.timeMs());
        assertArrayEquals(made.lonDeg(), read.lonDeg());
        assertArrayEquals(made.latDeg(), read.latDeg());
        assertArrayEquals(made.altKm(), read.altKm());
        for (int c = 0; c < made.channels().size(); c++) {
            assertArrayEquals(
                    made.values()[c], read.values()[c], made.channels().get(c).name());
        }
    }

    @Test
    void theSameDayIsTheSameBytes(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first.nc");
        Path second = folder.resolve("second.nc");
        ProcFile.write(SimulatedDay.of("noaa-15", LocalDate.of(2016, 2, 29), 9), first);
        ProcFile.write(SimulatedDay.of("noaa-15", LocalDate.of(2016, 2, 29), 9), second);
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void theLayoutIsThatOfARealFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("made.nc");
        ProcFile.write(SimulatedDay.of("noaa-18", LocalDate.of(2019, 10, 24), 1), file);
        int compared = 0;
        try (NetcdfFile made = NetcdfFile.open(file.toString());
                NetcdfFile real = NetcdfFile.open("../sample-data/poes_n18_20191024_proc.nc")) {
            assertEquals(real.getVariables().size(), made.getVariables().size());
            for (Variable variable : real.getVariables()) {
                Variable same = made.findVariable(variable.getShortName());
                assertEquals(variable.getShortName(), same.getDimension(0).getShortName());
                assertEquals(variable.isUnsigned() && !variable.getShortName().equals("time"), same.isUnsigned());
                assertTrue(
                        variable.getDataType() == same.getDataType()
                                || variable.getShortName().equals("time"),
                        variable.getShortName());
                compared++;
            }
        }
        assertEquals(158, compared);
    }
}
