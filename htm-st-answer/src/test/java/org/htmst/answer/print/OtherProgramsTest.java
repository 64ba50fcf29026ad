package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;
import org.htmst.interpolation.output.MapOutput;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, read by the programs that it is written for. */
class OtherProgramsTest {

    private static final LonLatGrid GRID = LonLatGrid.parse("10deg");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Channel> CHANNELS = List.of(
            channel("flux", ValueType.FLOAT32, "#/cm2-s-str"),
            channel("MLT", ValueType.FLOAT32, "hours"),
            channel("count", ValueType.UINT16, ""));

    private static final List<TimeWindow> WINDOWS = List.of(
            window("2019-10-24T00:00:00Z", "2019-11-06T12:00:00Z"),
            window("2019-11-06T12:00:00Z", "2019-11-11T01:02:03.517Z"));

    @TempDir
    private static Path folder;

    private static LocalTimeMaps maps;

    private static Channel channel(String name, ValueType type, String unit) {
        return new Channel("made", name, "", Family.EP, "MADE", type, unit, name, List.of(), "");
    }

    private static TimeWindow window(String start, String end) {
        return new TimeWindow(
                Instant.parse(start).toEpochMilli(), Instant.parse(end).toEpochMilli());
    }

    @BeforeAll
    static void writeAll() throws IOException {
        ObjectNode expected = JSON.createObjectNode();
        ObjectNode samples = expected.putObject("samples");
        writeSamples(
                samples, "day", "2019-10-24T00:00:01.517Z", "2019-10-24T00:00:03.517Z", "2019-10-24T23:59:59.999Z");
        writeSamples(
                samples, "leap", "2016-12-31T23:59:59.999Z", "2017-01-01T00:00:00.001Z", "2017-01-25T00:00:00.003Z");
        writeSamples(
                samples, "years", "2019-10-24T00:00:01.517Z", "2002-03-01T01:02:03.457Z", "2013-07-08T09:10:11.123Z");
        writeSamples(samples, "early", "1969-12-31T23:59:59.999Z", "1978-11-05T00:00:00.001Z", "1970-01-01T00:00:00Z");
        ArrayNode windows = expected.putArray("windows");
        ArrayNode middles = expected.putArray("middles");
        for (int i = 0; i < WINDOWS.size(); i++) {
            TimeWindow window = WINDOWS.get(i);
            windows.addArray().add(window.startMs()).add(window.endMs());
            middles.add(1_000_000 * window.startMs() + 500_000 * (window.endMs() - window.startMs()));
            maps = maps(window, i);
            for (String suffix : List.of(".nc", ".csv")) {
                write(maps, folder.resolve("mesh-" + i + suffix), Optional.empty());
                write(maps, folder.resolve("grid-" + i + suffix), Optional.of(GRID));
            }
        }
        write(maps, folder.resolve("grid.tif"), Optional.of(GRID));
        if (DeflatedNetcdf.fault().isEmpty()) {
            write(maps, folder.resolve("mesh-1.nc4"), Optional.empty());
            write(maps, folder.resolve("grid-1.nc4"), Optional.of(GRID));
        }
        JSON.writeValue(folder.resolve("expected.json").toFile(), expected);
    }

    private static void writeSamples(ObjectNode expected, String name, String... times) throws IOException {
        long[] timeMs = Arrays.stream(times)
                .mapToLong(time -> Instant.parse(time).toEpochMilli())
                .toArray();
        double[] lon = {359.98f, 0, 180};
        double[][] values = {{80.64516f, Double.NaN, 4.91351e6f}, {23.99f, 0, 0.1f}, {65535, 0, 7}};
        double[] alt = {843.5f, 850, 860};
        double[] lat = {-80.967f, 12.5f, 90};
        SampleBatch batch =
                new SampleBatch("noaa-18", "made", ValueType.FLOAT32, timeMs, lon, lat, alt, CHANNELS, values);
        List<Column> channels = List.of(
                Column.ofChannel("flux", 0, CHANNELS.subList(0, 1)),
                Column.ofChannel("MLT", 1, CHANNELS.subList(1, 2)),
                Column.ofChannel("count", 2, CHANNELS.subList(2, 3)));
        List<String> suffixes = new ArrayList<>(List.of(".nc", ".csv", ".csv.gz", ".jsonl", ".geojson", ".geojson.gz"));
        if (DeflatedNetcdf.fault().isEmpty()) {
            suffixes.add(".nc4");
        }
        for (String suffix : suffixes) {
            Path file = folder.resolve(name + suffix);
            FileForm<AnswerFormat> form = AnswerFormat.form(file, Optional.empty());
            try (AnswerOutput answer =
                    AnswerOutput.toFile(file, false, form, Column.standard(channels), Batches.PROVENANCE)) {
                answer.printer().print(batch, 0, times.length);
                answer.finish();
            }
        }
        ObjectNode node = expected.putObject(name);
        ArrayNode ms = node.putArray("ms");
        Arrays.stream(timeMs).forEach(ms::add);
        node.set("lon", JSON.valueToTree(lon));
        for (int c = 0; c < CHANNELS.size(); c++) {
            ArrayNode list = node.putArray(CHANNELS.get(c).name());
            Arrays.stream(values[c]).forEach(v -> list.add(Double.isNaN(v) ? null : (Double) v));
        }
    }

    private static LocalTimeMaps maps(TimeWindow window, int seed) {
        InterpolationParameters parameters =
                new InterpolationParameters(3, 900, 3, Statistic.MEAN, ValueSpace.LINEAR, 1, NeighbourSource.SAMPLES);
        LocalTimeBins bins = LocalTimeBins.equal(2);
        BinnedSamples samples = new BinnedSamples(bins, parameters.space());
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            samples.add(
                    (long) (24 * random.nextDouble() * LocalTime.HOUR),
                    360 * random.nextDouble() - 180,
                    Math.toDegrees(Math.asin(2 * random.nextDouble() - 1)),
                    1e5 * random.nextDouble());
        }
        RunProvenance provenance = new RunProvenance(
                "mlt",
                "made of nothing",
                "hours",
                List.of("noaa-15", "noaa-18"),
                Direction.BOTH,
                window,
                List.of("L_IGRF < 8.0"),
                List.of(new RunProvenance.Source("a.nc", "00ff")),
                "HTM-ST",
                "htm-st interpolate -o a.nc",
                Instant.parse("2026-01-02T03:04:05Z"));
        return new LocalTimeMaps(
                bins, Interpolation.interpolate(samples, parameters), parameters, samples.counts(), provenance);
    }

    private static void write(LocalTimeMaps maps, Path file, Optional<LonLatGrid> grid) throws IOException {
        MapOutput.of(file, grid).write(maps, file);
    }

    @Test
    void xarrayAndPandasReadWhatWasWritten() throws IOException {
        OtherProgram python = OtherProgram.require(
                List.of("/usr/bin/python3", "python3"), "-c", "import xarray, netCDF4, pandas, dask");
        Path script = folder.resolve("read_back.py");
        try (InputStream in = OtherProgramsTest.class.getResourceAsStream("read_back.py")) {
            Files.copy(in, script);
        }
        OtherProgram.Outcome outcome = python.run("-W", "ignore", script.toString(), folder.toString());
        assertTrue(outcome.text().endsWith("all equal\n"), outcome.text());
        assertEquals(0, outcome.code());
    }

    @Test
    void cdoJoinsMapsAndTellsTheirTimes() throws IOException {
        OtherProgram cdo = OtherProgram.require(List.of("cdo"), "--version");
        for (String kind : List.of("mesh", "grid")) {
            Path joined = folder.resolve("cdo-" + kind + ".nc");
            OtherProgram.Outcome merged = cdo.run(
                    "-s",
                    "mergetime",
                    folder.resolve(kind + "-0.nc").toString(),
                    folder.resolve(kind + "-1.nc").toString(),
                    joined.toString());
            assertEquals(0, merged.code(), merged.text());
            String times = cdo.run("-s", "showtimestamp", joined.toString()).text();
            assertTrue(times.contains("2019-10-30T18:00:00  2019-11-08T18:31:01"), times);
            String range =
                    cdo.run("-s", "infon", "-selname,value", joined.toString()).text();
            assertEquals(
                    4, range.lines().filter(line -> line.contains(": value")).count(), range);
        }
        String remapped = cdo.run(
                        "-s",
                        "-O",
                        "remapcon,r36x18",
                        "-selname,value",
                        folder.resolve("mesh-0.nc").toString(),
                        folder.resolve("remapped.nc").toString())
                .text();
        assertTrue(Files.exists(folder.resolve("remapped.nc")), remapped);
    }

    @Test
    void ncdumpShowsWholeMillisecondsAndTheDatesOfMaps() throws IOException {
        OtherProgram ncdump = OtherProgram.require(
                List.of("ncdump"), "-k", folder.resolve("day.nc").toString());
        String day =
                ncdump.run("-v", "time", folder.resolve("day.nc").toString()).text();
        assertTrue(day.contains("time:units = \"milliseconds since 2019-10-24 00:00:00\""), day);
        assertTrue(day.contains("time = 1517, 3517, 86399999 ;"), day);
        String map = ncdump.run("-t", "-v", "time", folder.resolve("mesh-0.nc").toString())
                .text();
        assertTrue(map.contains("time = \"2019-10-30 18\""), map);
    }

    @Test
    void gdalReadsEveryPixel() throws IOException {
        OtherProgram info = OtherProgram.require(List.of("gdalinfo"), "--version");
        Path file = folder.resolve("grid.tif");
        JsonNode tiff = JSON.readTree(info.run("-json", file.toString()).text());
        assertEquals("[36,18]", tiff.get("size").toString());
        assertEquals(
                "[-180.0,10.0,0.0,90.0,0.0,-10.0]", tiff.get("geoTransform").toString());
        assertTrue(tiff.at("/coordinateSystem/wkt").asText().contains("4326"), tiff.toString());
        assertEquals(2, tiff.get("bands").size());
        assertEquals("00:00 – 12:00 local time", tiff.at("/bands/0/description").asText());
        assertEquals("h", tiff.at("/bands/1/unit").asText());
        OtherProgram translate = OtherProgram.require(List.of("gdal_translate"), "--version");
        GriddedMaps gridded = GriddedMaps.of(maps, GRID);
        for (int bin = 0; bin < 2; bin++) {
            Path text = folder.resolve("band" + bin + ".xyz");
            OtherProgram.Outcome outcome = translate.run(
                    "-q",
                    "-of",
                    "XYZ",
                    "-co",
                    "SIGNIFICANT_DIGITS=12",
                    "-b",
                    Integer.toString(bin + 1),
                    file.toString(),
                    text.toString());
            assertEquals(0, outcome.code(), outcome.text());
            List<String> lines = Files.readAllLines(text);
            assertEquals(GRID.cells(), lines.size());
            double[] value = gridded.value(bin);
            for (int i = 0; i < lines.size(); i++) {
                String[] fields = lines.get(i).split(" ");
                int cell = (GRID.rows() - 1 - i / GRID.columns()) * GRID.columns() + i % GRID.columns();
                assertEquals(GRID.centre(cell).signedLonDeg(), Double.parseDouble(fields[0]), 1e-9);
                assertEquals(GRID.centre(cell).latDeg(), Double.parseDouble(fields[1]), 1e-9);
                boolean empty = fields[2].toLowerCase(Locale.ROOT).contains("nan");
                assertEquals((float) value[cell], empty ? Float.NaN : Float.parseFloat(fields[2]), lines.get(i));
            }
        }
    }

    @Test
    void ogrReadsTheSamples() throws IOException {
        OtherProgram ogr = OtherProgram.require(List.of("ogrinfo"), "--version");
        String text = ogr.run("-al", folder.resolve("day.geojson").toString()).text();
        assertTrue(text.contains("Feature Count: 3"), text);
        assertTrue(text.contains("time (DateTime) = 2019/10/24 00:00:01.517+00"), text);
        assertTrue(text.contains("POINT (-0.02 -80.967)"), text);
        assertTrue(text.contains("flux (Real) = 80.64516"), text);
    }
}
