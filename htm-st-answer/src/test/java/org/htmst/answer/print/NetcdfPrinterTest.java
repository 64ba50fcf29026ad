package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.DataType;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

class NetcdfPrinterTest {

    @TempDir
    private Path folder;

    @Test
    void writesPointsThatReadBack() throws IOException {
        Path file = folder.resolve("a.nc");
        try (NetcdfPrinter printer =
                new NetcdfPrinter(file, false, Column.standard(Batches.CHANNELS), Batches.PROVENANCE)) {
            Batches.print(printer);
        }
        NetcdfFile netcdf = NetcdfFile.open(file.toString());
        try {
            assertEquals("point", netcdf.findGlobalAttribute("featureType").getStringValue());
            assertTrue(netcdf.findGlobalAttribute("history").getStringValue().contains("--where 'flux > 1'"));
            assertEquals("a.nc", netcdf.findGlobalAttribute("source").getStringValue());
            assertEquals(
                    "2026-01-01T00:00:00Z",
                    netcdf.findGlobalAttribute("Generation_date").getStringValue());
            assertEquals(
                    "noaa-18, sat,\"x\"",
                    netcdf.findGlobalAttribute("Source_name").getStringValue());
            assertEquals(4, netcdf.findDimension("obs").getLength());
            Variable time = netcdf.findVariable("time");
            assertEquals("milliseconds since 1969-12-31 00:00:00", time.getUnitsString());
            assertEquals(DataType.DOUBLE, time.getDataType(), "half a century in milliseconds");
            assertEquals(1_571_875_201_517.0 + 86_400_000, time.read().getDouble(0));
            assertEquals(86_399_999.0, time.read().getDouble(3));
            Variable satellite = netcdf.findVariable("satellite");
            assertEquals(
                    "noaa-18 sat,\"x\"",
                    satellite.findAttribute("flag_meanings").getStringValue());
            assertEquals(1, satellite.read().getInt(3));
            Variable lon = netcdf.findVariable("lon");
            assertEquals(DataType.DOUBLE, lon.getDataType(), "float32 and float64 files meet");
            assertEquals(359.98f, lon.read().getDouble(0));
            Variable flux = netcdf.findVariable("flux");
            assertEquals(DataType.FLOAT, flux.getDataType());
            assertEquals(80.64516f, flux.read().getFloat(0));
            assertTrue(Float.isNaN(flux.read().getFloat(1)));
            assertEquals("cm-2", flux.getUnitsString());
            assertEquals("#/cm2", flux.findAttribute("original_units").getStringValue());
            assertEquals("time lat lon alt", flux.findAttribute("coordinates").getStringValue());
            Variable flag = netcdf.findVariable("flag");
            assertEquals(DataType.SHORT, flag.getDataType());
            assertEquals(-1, flag.read().getShort(0));
            assertEquals(Short.MIN_VALUE, flag.read().getShort(2));
            assertEquals(
                    Short.MIN_VALUE,
                    flag.findAttribute("_FillValue").getNumericValue().intValue());
            assertEquals(DataType.SHORT, flag.findAttribute("_FillValue").getDataType());
            Variable count = netcdf.findVariable("count");
            assertEquals(65535, count.read().getInt(0));
            assertEquals(7, count.read().getInt(3));
        } finally {
            netcdf.close();
        }
        assertAlone(file);
    }

    @Test
    void coordinatesAreThoseThatAreThere() throws IOException {
        Path file = folder.resolve("few.nc");
        List<Column> columns = Column.chosen(List.of("flux", "lat", "local_time", "flag", "lat"), Batches.CHANNELS);
        try (NetcdfPrinter printer = new NetcdfPrinter(file, false, columns, Batches.PROVENANCE)) {
            Batches.print(printer);
        }
        try (NetcdfFile netcdf = NetcdfFile.open(file.toString())) {
            assertEquals(null, netcdf.findGlobalAttribute("featureType"), "points need time and longitude");
            for (String name : List.of("flux", "local_time", "flag")) {
                assertEquals(
                        "lat",
                        netcdf.findVariable(name).findAttribute("coordinates").getStringValue());
            }
            assertEquals("1", netcdf.findVariable("flag").getUnitsString());
            assertEquals("h", netcdf.findVariable("local_time").getUnitsString());
            assertEquals(12.5, netcdf.findVariable("lat_").read().getDouble(1), "a column asked twice");
        }
    }

    @Test
    void writesAnEmptyAnswer() throws IOException {
        Path file = folder.resolve("none.nc");
        try (NetcdfPrinter printer =
                new NetcdfPrinter(file, false, Column.standard(Batches.CHANNELS), Batches.PROVENANCE)) {
            printer.finish();
        }
        NetcdfFile netcdf = NetcdfFile.open(file.toString());
        try {
            assertEquals(0, netcdf.findDimension("obs").getLength());
        } finally {
            netcdf.close();
        }
    }

    @Test
    void writesMoreThanABlock() throws IOException {
        int n = 3 * SpilledColumn.BLOCK + 5;
        double[] zeros = new double[n];
        double[] values = new double[n];
        long[] times = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
            times[i] = 2000L * i;
        }
        SampleBatch batch = new SampleBatch(
                "noaa-15",
                "poes-proc",
                ValueType.FLOAT32,
                times,
                zeros,
                zeros,
                zeros,
                List.of(Batches.FLUX),
                new double[][] {values});
        Path file = folder.resolve("many.nc");
        try (NetcdfPrinter printer =
                new NetcdfPrinter(file, false, Column.standard(Batches.CHANNELS.subList(0, 1)), Batches.PROVENANCE)) {
            printer.print(batch, 0, n);
            printer.finish();
        }
        NetcdfFile netcdf = NetcdfFile.open(file.toString());
        try {
            var flux = netcdf.findVariable("flux").read();
            assertEquals(DataType.INT, netcdf.findVariable("time").getDataType());
            var time = netcdf.findVariable("time").read();
            for (int i = 0; i < n; i++) {
                assertEquals(i, flux.getFloat(i));
                assertEquals(2000.0 * i, time.getDouble(i));
            }
        } finally {
            netcdf.close();
        }
    }

    private void assertAlone(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
