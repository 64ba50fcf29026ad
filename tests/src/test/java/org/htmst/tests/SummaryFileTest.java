package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** Files of summaries: every form has the numbers of the CSV that the command prints. */
@ExtendWith(TestStore.class)
class SummaryFileTest {

    private final TestStore.Running running;

    @TempDir
    private Path folder;

    SummaryFileTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void load() {
        SampleFiles.NETCDF.subList(1, 4).forEach(file -> running.store().load(SampleFiles.read(file)));
    }

    private CommandLineRun summarize(String by, String... more) {
        List<String> words = new ArrayList<>(List.of("summarize", "--channel", "e1/0,mep_ele_tel90_flux_e3"));
        if (!by.isEmpty()) {
            words.addAll(List.of("--by", by));
        }
        words.addAll(List.of("--statistic", "count,mean,log-mean,sd,min,max,median,p99.5"));
        words.addAll(List.of(more));
        CommandLineRun run = running.run(words.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run;
    }

    /** By line of CSV the place of its cell in the grid of the file. */
    private static int place(NetcdfFile file, List<String> groups, List<String> line) throws IOException {
        int place = 0;
        int column = 0;
        for (String group : groups) {
            Variable variable = file.findVariable(group);
            int size = file.findDimension(group).getLength();
            int found;
            if (variable.getDataType() == ucar.ma2.DataType.CHAR) {
                found = labels(variable).indexOf(line.get(column++));
            } else {
                Array bounds = file.findVariable(
                                variable.findAttribute("bounds").getStringValue())
                        .read();
                double from = number(line.get(column++));
                double to = number(line.get(column++));
                found = 0;
                while (bounds.getDouble(2 * found) != from) {
                    found++;
                }
                assertEquals(to, bounds.getDouble(2 * found + 1));
                double middle = variable.read().getDouble(found);
                assertTrue(from < middle && middle < to, group + " " + middle);
            }
            place = place * size + found;
        }
        return place;
    }

    private static double number(String cell) {
        return cell.isEmpty()
                ? Double.NaN
                : cell.endsWith("Z") ? Instant.parse(cell).toEpochMilli() / 1000.0 : Double.parseDouble(cell);
    }

    private static List<String> labels(Variable variable) throws IOException {
        char[] letters = (char[]) variable.read().get1DJavaArray(char.class);
        int length = variable.getShape(1);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < letters.length; i += length) {
            labels.add(new String(letters, i, length).replace("\0", ""));
        }
        return labels;
    }

    @ParameterizedTest
    @CsvSource({
        "'time:3h,L_IGRF:1/1.5/2/3/5/8,satellite'",
        "'direction,lat:30,lon:90'",
        "'trixel:1,time:month'",
        "'MLT:6,local-time:0/6/12/18/24'",
        "''"
    })
    void aNetcdfFileHasTheNumbersOfTheCsv(String by) throws IOException {
        List<List<String>> lines = summarize(by, "--format", "csv")
                .out()
                .lines()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        Path path = folder.resolve("a.nc");
        summarize(by, "-o", path.toString());
        List<String> groups = Arrays.stream(by.split(","))
                .filter(group -> !group.isEmpty())
                .map(group -> group.replaceAll(":.*", "").replace('-', '_'))
                .toList();
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            List<Variable> measures = file.getVariables().stream()
                    .filter(variable -> variable.getShortName().matches("e1_0_.*|mep_.*"))
                    .toList();
            assertEquals(16, measures.size());
            int keys = lines.get(0).size() - 16;
            for (int m = 0; m < measures.size(); m++) {
                Variable variable = measures.get(m);
                String name = lines.get(0).get(keys + m);
                assertEquals(name.replaceAll("[^a-z0-9A-Z]", "_"), variable.getShortName());
                assertEquals(String.join(" ", groups), variable.getDimensionsString());
                boolean isCount = name.endsWith("count");
                assertEquals(isCount ? "1" : "cm-2 s-1 sr-1", variable.getUnitsString());
                Array numbers = variable.read();
                double[] expected = new double[(int) numbers.getSize()];
                Arrays.fill(expected, isCount ? 0 : Double.NaN);
                for (List<String> line : lines.subList(1, lines.size())) {
                    expected[place(file, groups, line)] = number(line.get(keys + m));
                }
                assertArrayEquals(expected, (double[]) numbers.get1DJavaArray(double.class), name);
                assertEquals(isCount, variable.findAttribute("_FillValue") == null);
            }
            assertEquals("CF-1.8", file.findGlobalAttribute("Conventions").getStringValue());
            assertTrue(file.findGlobalAttribute("history").getStringValue().contains("htm-st summarize --channel"));
            assertTrue(file.findGlobalAttribute("source").getStringValue().contains("poes_n15_20191024_proc.nc"));
            assertTrue(file.findGlobalAttribute("provenance").getStringValue().contains("sha256"));
        }
    }

    @Test
    void whatIsMadeOfTheValuesIsSaidInTheWordsOfCf() throws IOException {
        Path path = folder.resolve("a.nc");
        summarize("time:1d,satellite,lat:45", "-o", path.toString());
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            assertEquals(
                    List.of("time: lat: mean", "time: lat: standard_deviation", "time: lat: median", "satellite"),
                    List.of(
                            text(file, "e1_0_mean", "cell_methods"),
                            text(file, "e1_0_sd", "cell_methods"),
                            text(file, "e1_0_median", "cell_methods"),
                            text(file, "e1_0_p99_5", "coordinates")));
            assertEquals(null, file.findVariable("e1_0_p99_5").findAttribute("cell_methods"));
            assertEquals("latitude", text(file, "lat", "standard_name"));
            assertEquals("degrees_north", text(file, "lat", "units"));
            assertEquals("time", text(file, "time", "standard_name"));
        }
    }

    private static String text(NetcdfFile file, String variable, String attribute) {
        return file.findVariable(variable).findAttribute(attribute).getStringValue();
    }

    @Test
    void anEmptyAnswerIsAFileToo() throws IOException {
        for (String by : List.of("time:1d,L_IGRF:1,satellite,trixel:3", "satellite", "")) {
            Path path = folder.resolve("none.nc");
            CommandLineRun run = summarize(by, "--time", "2001-01-01/P1D", "--overwrite", "-o", path.toString());
            assertTrue(run.err().contains("0 cells"), run.err());
            try (NetcdfFile file = NetcdfFile.open(path.toString())) {
                Variable mean = file.findVariable("e1_0_mean");
                assertEquals(by.isEmpty() ? 1 : 0, mean.getSize());
                assertEquals(by.isEmpty() ? 0 : 1, mean.getRank());
            }
        }
    }

    @Test
    void textsAreWrittenAsTheyArePrinted() throws IOException {
        String by = "time:6h,direction";
        for (String form : List.of("txt", "csv", "json", "jsonl", "csv.gz")) {
            Path path = folder.resolve("a." + form);
            String name = form.replace("txt", "text").replace(".gz", "");
            String printed = summarize(by, "--format", name).out();
            CommandLineRun run = summarize(by, "-o", path.toString());
            assertEquals("", run.out());
            try (InputStream bytes = Files.newInputStream(path);
                    InputStream in = form.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
                assertEquals(printed, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            JsonNode metadata = new ObjectMapper()
                    .readTree(folder.resolve("a." + form + "-metadata.json").toFile());
            assertEquals("time_from", metadata.at("/tableSchema/columns/0/name").asText());
            assertEquals(
                    "date-time", metadata.at("/tableSchema/columns/0/datatype").asText());
            assertEquals(
                    "#/cm2-s-str",
                    metadata.at("/tableSchema/columns/4/schema:unitText").asText());
            assertEquals(3, metadata.at("/prov:wasDerivedFrom/sources").size(), metadata.toString());
        }
        String json = summarize(by, "--format", "json").out();
        String lines = summarize(by, "--format", "jsonl").out();
        assertEquals(
                new ObjectMapper().readTree(json),
                new ObjectMapper().readTree("[" + String.join(",", lines.lines().toList()) + "]"));
    }

    @Test
    void whereNothingCanBeWrittenNothingIsAsked() throws IOException {
        Path there = Files.writeString(folder.resolve("there.csv"), "x");
        for (List<String> bad : List.of(
                List.of("--format", "netcdf"),
                List.of("-o", there.toString()),
                List.of("-o", folder.resolve("a.geojson").toString()),
                List.of("-o", folder.resolve("a.nc.gz").toString()))) {
            CommandLineRun run = running.run(Stream.concat(Stream.of("summarize", "--channel", "e1/0"), bad.stream())
                    .toArray(String[]::new));
            assertEquals(2, run.code(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        CommandLineRun large = running.run(
                "summarize",
                "--channel",
                "e1/0",
                "--by",
                "time:1s,trixel:12",
                "--statistic",
                "count",
                "-o",
                folder.resolve("large.nc").toString());
        assertEquals(1, large.code(), large.err());
        assertTrue(large.err().contains("too many for a netCDF file"), large.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(there), files.toList());
        }
    }
}
