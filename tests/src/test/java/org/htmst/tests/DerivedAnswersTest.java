package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.htmst.expression.Definition;
import org.htmst.expression.DefinitionSet;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.TimeText;
import org.htmst.sample.SampleBatch;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.simulate.SimulatedSource;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ucar.nc2.NetcdfFile;

/** Channels that are computed from others, by whichever door they are asked for. */
@ExtendWith(TestStore.class)
class DerivedAnswersTest {

    private static final String RATIO = "e1/0 > 0 ? log10(e1/90 / e1/0) : missing";
    private static final List<String> OWN = List.of(
            "anisotropy=e1/0/e1/90",
            "soft=e1/90 - e2/90",
            "magnitude=log10(e3/90)",
            "strong=e1/0 > e1/90 ? e1/0 : missing",
            "outer=L > 4 ? sqrt(e2/0) : 0");

    private static final TimeWindows DAY_OF_FILE = TimeWindows.of(TimeText.parse("2019-10-24"));

    @TempDir
    private Path folder;

    private final TestStore.Running running;
    private final Store store;
    private final SourceContent file = SampleFiles.read(SampleFiles.NETCDF.get(2));

    DerivedAnswersTest(TestStore.Running running) {
        this.running = running;
        this.store = running.store();
    }

    @BeforeEach
    void load() {
        store.load(file);
        for (DefinitionSet set : DefinitionSet.all()) {
            if (!set.name().equals("raw")) {
                store.definitions().addAll(set.of(Optional.of("poes-proc")));
            }
        }
    }

    private static SampleQuery.Builder asking(List<String> channels) {
        return SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS).channels(channels);
    }

    private Map<Long, double[]> rows(SampleQuery query) {
        Map<Long, double[]> rows = new HashMap<>();
        try (SampleScan scan = store.scan(query)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    int row = i;
                    double[][] values = batch.values();
                    rows.put(
                            batch.timeMs()[i],
                            Arrays.stream(values)
                                    .mapToDouble(column -> column[row])
                                    .toArray());
                }
            }
        }
        return rows;
    }

    /** The values of {@code derived_channels.py}, which reads the file and computes by itself. */
    @Test
    void valuesAreThoseOfAnotherProgram() throws IOException {
        List<String> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                getClass().getResourceAsStream("derived_channels.csv"), StandardCharsets.US_ASCII))) {
            lines = in.lines().toList();
        }
        String[] names = lines.get(0).split(",");
        List<String> asked = IntStream.range(1, names.length)
                .mapToObj(c -> c <= OWN.size() ? OWN.get(c - 1) : names[c])
                .toList();
        Map<Long, double[]> rows = rows(asking(asked).keepFlagged(true).build());
        int compared = 0;
        int missing = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double[] values = rows.get(Long.parseLong(cells[0]));
            for (int c = 1; c < names.length; c++) {
                double expected = cells[c].isEmpty() ? Double.NaN : Double.parseDouble(cells[c]);
                // Differences of nearly equal numbers keep the error of what they are made of.
                double error = Double.isNaN(expected) ? 1 : Math.max(1e-7, 4e-15 * Math.abs(expected));
                assertEquals(expected, values[c - 1], error, names[c] + " of " + line);
                compared++;
                missing += Double.isNaN(expected) ? 1 : 0;
            }
        }
        assertEquals(606 * 39, compared);
        assertTrue(missing > 1000 && missing < compared / 2, "missing " + missing);
    }

    /** By every way of asking at once, against a look at every sample of the file. */
    @Test
    void answersAreThoseOfAPlainLook() {
        MemorySource memory = SampleFiles.inMemory(List.of(file));
        List<String> channels = List.of(
                "a=e1/0/e1/90", "e1/0", "b=a > 1 ? local_time * lat : dipole_lat() - alt", "c=ted_alpha_0_foot+e4/0");
        SampleQuery.Builder query = asking(channels)
                .times(DAY_OF_FILE)
                .satellites(List.of("noaa-18"))
                .region(new LatitudeBand(-70, 20));
        List<SampleQuery> queries = List.of(
                query.build(),
                query.where(List.of(ValueCondition.parse("(L > 4 and e1/0 > e1/90) = 1 or b < -50")))
                        .build(),
                query.direction(Direction.DESCENDING).build(),
                query.channels(List.of("c")).keepFlagged(true).build(),
                query.where(List.of(ValueCondition.parse("lat + lon > 100"), ValueCondition.parse("sqrt(a) <= 1")))
                        .localTime(Optional.of(new LocalTimeWindow(8, 21)))
                        .keepFlagged(false)
                        .build());
        for (SampleQuery asked : queries) {
            Fold expected;
            try (SampleCursor cursor = memory.scan(asked, QueryLimits.NONE)) {
                expected = Fold.of(cursor);
            }
            assertTrue(expected.samples > 10, asked::toString);
            try (SampleScan scan = store.scan(asked)) {
                assertEquals("", expected.difference(Fold.of(scan)), asked::toString);
            }
            assertEquals("", expected.difference(store.aggregate(asked)), asked::toString);
        }
    }

    /** NOAA's own columns: rounded, of an earlier generation of the model, and told at the foot where ours are told at the satellite. */
    @Test
    void fieldLAndLocalTimeAreNearThoseOfTheFile() {
        List<String> names = List.of("igrf_field", "mcilwain_l", "dipole_local_time", "Btot_sat", "L_IGRF", "MLT");
        Map<Long, double[]> rows = rows(asking(names)
                .times(TimeWindows.of(new TimeWindow(
                        file.samples().timeMs()[0], file.samples().timeMs()[0] + 100 * 60_000)))
                .where(List.of(ValueCondition.parse("L < 6"), ValueCondition.parse("L > 1.1")))
                .build());
        int n = 0;
        double worstField = 0;
        double sumL = 0;
        double worstTime = 0;
        for (double[] row : rows.values()) {
            worstField = Math.max(worstField, Math.abs(row[0] / row[3] - 1));
            sumL += Math.abs(row[1] / row[4] - 1);
            double hours = Math.abs(row[2] - row[5]);
            worstTime = Math.max(worstTime, Math.min(hours, 24 - hours));
            n++;
        }
        assertTrue(n > 1000, "samples " + n);
        assertTrue(worstField < 0.015, "field " + worstField);
        assertTrue(sumL / n < 0.02, "L " + sumL / n);
        assertTrue(worstTime < 2, "local time " + worstTime);
    }

    @Test
    void everyDoorGivesTheSame(@TempDir Path folder) throws Exception {
        store.load(new SimulatedSource(
                        "noaa-18", LocalDate.of(2020, 3, 1), 7, file.product().channels())
                .read());
        store.definitions().add(new Definition("poes-proc", "steep", RATIO, "", null, "steepness", "nobody"), true);
        String day = "2020-03-01";
        List<String> names = List.of("steep", "mep_ele_tel0_flux_e1_lam");
        SampleQuery query =
                asking(names).times(TimeWindows.of(TimeText.parse(day))).build();
        Fold fold;
        try (SampleScan scan = store.scan(query)) {
            fold = Fold.of(scan);
        }
        assertTrue(fold.channels.get(0).count > 20_000, () -> "" + fold.channels.get(0).count);
        assertEquals("", fold.difference(store.aggregate(query)));
        assertTrue(
                assertRefused("summarize", "--channel", "steep=1", "--time", day)
                        .contains("another name"),
                "clash of names");
        SampleQuery other = query.toBuilder()
                .channels(List.of("s=" + RATIO.replace("missing", "1 / 0"), "mep_ele_tel0_flux_e1_lam"))
                .build();
        assertEquals("", fold.difference(store.aggregate(other)));

        long count = fold.channels.get(0).count;
        for (String tiles : List.of("", "--no-tiles")) {
            CommandLineRun summary = running.run(
                    tiles.isEmpty()
                            ? new String[] {
                                "summarize",
                                "--channel",
                                "steep",
                                "--time",
                                day,
                                "--statistic",
                                "count,min,max",
                                "--format",
                                "csv"
                            }
                            : new String[] {
                                "summarize",
                                "--channel",
                                "steep",
                                "--time",
                                day,
                                "--statistic",
                                "count,min,max",
                                "--format",
                                "csv",
                                tiles
                            });
            assertEquals(0, summary.code(), summary.err());
            assertEquals(
                    count + "," + fold.channels.get(0).min + "," + fold.channels.get(0).max,
                    summary.lines().get(1));
        }
        CommandLineRun explained = running.run(
                "explain", "--channel", "steep", "--time", day, "--summary", "--by", "time:1d", "--format", "json");
        assertEquals(0, explained.code(), explained.err());
        assertTrue(
                explained.out().contains("\"samples_of_tiles\" : 0")
                        || explained.out().contains("\"samples_of_tiles\":0"),
                explained.out());

        CommandLineRun above = running.run("count", "--time", day, "--where", "steep > 0.5");
        CommandLineRun written = running.run("count", "--time", day, "--where", "(" + RATIO + ") > 0.5");
        assertEquals(above.out(), written.out(), written.err());
        long many = rows(query.toBuilder()
                        .channels(List.of("steep"))
                        .where(List.of(ValueCondition.parse("steep > 0.5")))
                        .build())
                .size();
        assertEquals(many, Long.parseLong(above.out().strip()));
        assertTrue(many > 0 && many < count, () -> "" + many);

        Path maps = folder.resolve("maps.nc");
        CommandLineRun interpolated = running.run(
                "interpolate",
                "--channel",
                "s=" + RATIO,
                "--time",
                day,
                "--level",
                "4",
                "--bins",
                "2",
                "-o",
                maps.toString());
        assertEquals(0, interpolated.code(), interpolated.err());
        assertTrue(Files.size(maps) > 0);

        try (StoreServer server = StoreServer.start(store, ServeSettings.of("127.0.0.1", 0))) {
            EdrClient client = new EdrClient(server.address());
            String hapi = new String(
                    client.get("hapi/data?dataset=noaa_18_poes_proc&parameters=steep&start=2020-03-01&stop=2020-03-02")
                            .body(),
                    StandardCharsets.UTF_8);
            double[] ofHapi = hapi.lines()
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                    .filter(value -> value > -1e30 && !Double.isNaN(value))
                    .toArray();
            assertEquals(count, ofHapi.length);
            assertEquals(fold.channels.get(0).max, Arrays.stream(ofHapi).max().orElseThrow());
            String edr = new String(
                    client.get(EdrClient.target(
                                    "edr/collections/noaa_18_poes_proc/cube",
                                    "bbox",
                                    "-180,-90,180,90",
                                    "datetime",
                                    "2020-03-01T00:00:00Z/2020-03-01T23:59:59.999Z",
                                    "parameter-name",
                                    "steep",
                                    "f",
                                    "CSV"))
                            .body(),
                    StandardCharsets.UTF_8);
            assertEquals(count, edr.lines().skip(1).count());
            String sums = new String(
                    client.get(EdrClient.target(
                                    "summarize", "channel", "steep", "time", day, "statistic", "count,max", "f", "csv"))
                            .body(),
                    StandardCharsets.UTF_8);
            assertTrue(sums.contains(count + "," + fold.channels.get(0).max), sums);
        }
    }

    private String assertRefused(String... arguments) {
        CommandLineRun run = running.run(arguments);
        assertEquals(2, run.code(), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        return run.err();
    }

    /** During an in-flight calibration counts are false, and so is all that is made of them. */
    @Test
    void whatACalibrationSpoilsIsNotThere() throws IOException {
        SourceContent day = new SimulatedSource(
                        "metop-02", LocalDate.of(2020, 3, 1), 5, file.product().channels())
                .read();
        store.load(day);
        SampleQuery query = asking(List.of("hot=e1/0 + e1/90", "e1/0", "loss=mep_tel0_in_loss_cone"))
                .satellites(List.of("metop-02"))
                .build();
        Fold kept;
        Fold clean;
        try (SampleScan scan = store.scan(query)) {
            clean = Fold.of(scan);
        }
        try (SampleScan scan = store.scan(query.toBuilder().keepFlagged(true).build())) {
            kept = Fold.of(scan);
        }
        assertTrue(clean.channels.get(0).blanks.flagged() > 0, "a day has a calibration");
        assertEquals(clean.channels.get(1).blanks, clean.channels.get(0).blanks);
        assertEquals(
                kept.channels.get(0).count,
                clean.channels.get(0).count + clean.channels.get(0).blanks.flagged());
        assertTrue(kept.channels.get(0).max > clean.channels.get(0).max);
        assertEquals(0, clean.channels.get(2).blanks.flagged());
    }

    @Test
    void definitionsAreCheckedKeptAndListed() throws IOException {
        assertTrue(assertRefused("channels", "define", "x", "--product", "poes-proc", "--expression", "e1/0 +")
                .contains("at character"));
        assertTrue(assertRefused("channels", "define", "x", "--product", "poes-proc", "--expression", "e9 * 2")
                .contains("'e9'"));
        assertTrue(assertRefused("channels", "define", "x", "--product", "none", "--expression", "1")
                .contains("product 'none' is unknown"));
        assertTrue(assertRefused("channels", "define", "MLT", "--product", "poes-proc", "--expression", "1")
                .contains("comes from its files"));
        assertTrue(assertRefused("channels", "define", "lat", "--product", "poes-proc", "--expression", "1")
                .contains("has a meaning"));
        assertTrue(assertRefused("query", "--channel", "r=e9/e1/90").contains("nearest"));
        assertTrue(assertRefused("count", "--where", "e9 + 1 > 2").contains("'e9' is unknown"));
        assertTrue(assertRefused("query", "--channel", "r=r + 1").contains("r needs r"));

        CommandLineRun defined = running.run(
                "channels",
                "define",
                "twice",
                "--product",
                "poes-proc",
                "--expression",
                "2*e1/90",
                "--unit",
                "u",
                "--description",
                "two of it",
                "--reference",
                "me");
        assertEquals(0, defined.code(), defined.err());
        assertTrue(running.run("ls", "channels", "twice")
                .out()
                .contains("two of it; computed: 2 * mep_ele_tel90_flux_e1 [me]"));
        assertTrue(assertRefused("channels", "define", "twice", "--product", "poes-proc", "--expression", "1")
                .contains("--replace"));
        assertEquals(
                0,
                running.run("channels", "define", "four", "--product", "poes-proc", "--expression", "twice * 2")
                        .code());
        assertTrue(assertRefused("channels", "rm", "twice").contains("needed by four"));
        assertTrue(assertRefused(
                        "channels",
                        "define",
                        "twice",
                        "--product",
                        "poes-proc",
                        "--expression",
                        "four / 2",
                        "--replace")
                .contains("twice needs four needs twice"));
        CommandLineRun both = running.run("query", "--channel", "four,twice", "--limit", "1", "--time", "2019-10-24");
        assertEquals(0, both.code(), both.err());
        assertProvenance();
        assertEquals(0, running.run("channels", "rm", "four").code());
        assertEquals(0, running.run("channels", "rm", "twice").code());
        assertTrue(assertRefused("channels", "rm", "twice").contains("defined are"));
        assertTrue(running.run("channels", "ls").out().contains("quasi_dipole_latitude"));
        assertTrue(running.run("channels", "sets").out().contains("Lam et al."));
    }

    /** What the derived channels of an answer are made of stands beside it or in it, with those that they need. */
    private void assertProvenance() throws IOException {
        String expected = "["
                + "{\"name\":\"r\",\"product\":\"poes-proc\",\"expression\":\"four / mep_ele_tel0_flux_e1\","
                + "\"inputs\":[\"four\",\"mep_ele_tel0_flux_e1\"],\"unit\":\"\",\"description\":\"\",\"reference\":\"\"},"
                + "{\"name\":\"four\",\"product\":\"poes-proc\",\"expression\":\"twice * 2\","
                + "\"inputs\":[\"twice\"],\"unit\":\"\",\"description\":\"\",\"reference\":\"\"},"
                + "{\"name\":\"twice\",\"product\":\"poes-proc\",\"expression\":\"2 * mep_ele_tel90_flux_e1\","
                + "\"inputs\":[\"mep_ele_tel90_flux_e1\"],\"unit\":\"u\",\"description\":\"two of it\",\"reference\":\"me\"}]";
        for (String name : List.of("a.csv", "a.nc")) {
            Path answer = folder.resolve(name);
            CommandLineRun run = running.run(
                    "query", "--channel", "r=four / e1/0", "--where", "r > 0", "--limit", "3", "-o", answer.toString());
            assertEquals(0, run.code(), run.err());
            JsonNode provenance;
            if (name.endsWith(".nc")) {
                try (NetcdfFile netcdf = NetcdfFile.open(answer.toString())) {
                    provenance = new ObjectMapper()
                            .readTree(netcdf.findGlobalAttribute("provenance").getStringValue());
                }
            } else {
                provenance = new ObjectMapper()
                        .readTree(folder.resolve("a.csv-metadata.json").toFile())
                        .get("prov:wasDerivedFrom");
            }
            assertEquals(expected, provenance.get("derived").toString());
            assertTrue(provenance.get("sources").get(0).get("reading").asText().startsWith("netcdf-"));
        }
    }
}
