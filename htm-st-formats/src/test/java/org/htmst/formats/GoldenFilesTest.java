package org.htmst.formats;

import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.htmst.formats.netcdf.NetcdfColumn;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** The real files against facts that other programs found in them. */
class GoldenFilesTest {

    private static final Path SAMPLE_DATA = Path.of("../sample-data");
    private static final Map<String, SourceContent> READ = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "n15, 11827,  285,  8733.33,  5.5340,  655, 3053,  672, 2476,  200, 313,   67, 4, 2019-10-24T06:34:13Z",
        "n18, 22411, 1583, 63400.00, 36.6873, 2616, 5573, 1105, 4244, 1125, 861, 1074, 8, 2019-10-24T12:27:01Z",
        "n19, 12500,  433, 19666.67, 15.9025, 1335, 3359,  556, 2795,  490, 113,  249, 4, 2019-10-24T06:56:38Z"
    })
    void procFilesHoldTheGoldenFacts(
            String token,
            int records,
            int inBox,
            double maxE3,
            double maxOmni,
            int acrossZero,
            int auroral,
            int polar,
            int shells,
            int noL,
            int farL,
            int noE4,
            int jumps,
            Instant end) {
        SourceContent content = content("poes_" + token + "_20191024_proc.nc");
        SampleTable table = content.samples();
        double[] lat = table.latDeg();
        double[] lon = table.lonDeg();
        double[] l = column(content, "L_IGRF");
        double[] e3 = column(content, "mep_ele_tel90_flux_e3");
        double[] omni = column(content, "mep_omni_flux_p1");
        double[] e4 = column(content, "mep_ele_tel90_flux_e4");
        double[] foot = column(content, "aacgm_lat_foot");
        IntPredicate box = i -> lat[i] >= -50 && lat[i] <= 0 && lon[i] >= 270 && lon[i] <= 360;

        assertEquals(records, content.samplesRead());
        assertEquals(records, table.size());
        assertTrue(content.rejected().isEmpty() && content.warnings().isEmpty());
        assertEquals(ValueType.FLOAT32, table.positionType());
        assertEquals(156, table.channels().size());
        assertEquals(inBox, count(table, box));
        assertEquals(maxE3, max(table, box, e3), 0.005);
        assertEquals(maxOmni, max(table, box, omni), 0.00005);
        assertEquals(acrossZero, count(table, i -> lat[i] >= -50 && lat[i] <= 10 && (lon[i] >= 280 || lon[i] <= 40)));
        assertEquals(auroral, count(table, i -> Math.abs(foot[i]) >= 60 && Math.abs(foot[i]) <= 75));
        assertEquals(polar, count(table, i -> Math.abs(lat[i]) >= 80));
        assertEquals(shells, count(table, i -> l[i] >= 3 && l[i] < 7));
        assertEquals(noL, count(table, i -> l[i] == -1));
        assertEquals(farL, count(table, i -> l[i] > 20));
        assertEquals(noE4, count(table, i -> e4[i] == -999));
        assertEquals(jumps, count(table, i -> i > 0 && Math.abs(lon[i] - lon[i - 1]) > 180));
        assertEquals(Instant.parse("2019-10-24T00:00:00Z").getEpochSecond(), table.timeMs()[0] / 10_000 * 10);
        assertEquals(end.getEpochSecond(), table.timeMs()[records - 1] / 1000);
    }

    @Test
    void rawFileHoldsTheGoldenFacts() {
        SourceContent content = content("poes_m02_20181231_raw.nc");
        long[] time = content.samples().timeMs();
        assertEquals("poes-raw", content.product().name());
        assertEquals(76, content.samples().channels().size());
        assertEquals(40707, content.samples().size());
        assertEquals("metop-02", content.samples().satellites().get(0));
        assertEquals(Instant.parse("2018-12-31T01:23:04.676Z"), Instant.ofEpochMilli(time[0]));
        assertEquals(Instant.parse("2018-12-31T23:59:56.495Z"), Instant.ofEpochMilli(time[time.length - 1]));
        assertEquals(20353, missing(content, "mep_omni_cps_p8"));
        assertEquals(2545, missing(content, "HK_data"));
        assertEquals(40389, missing(content, "ted_ele_HV_step"));
        assertEquals(30530, missing(content, "ted_ele_tel0_cps_11"));
    }

    @ParameterizedTest
    @CsvSource({
        "mep_IFC_on, 21010",
        "meped_alpha_0_foot, 4811",
        "meped_alpha_90_foot, 14317",
        "ted_alpha_30_foot, 5616",
        "ted_total_eflux_atmo, 4377",
        "ted_ele_tel30_flux_4, 16809",
        "ted_pro_tel0_flux_14, 18209",
        "mep_ele_tel0_flux_e4_err, 795",
        "mag_lat_sat, 0",
        "mep_omni_gamma_p2, 0",
        "ted_total_eflux_atmo_err, 0"
    })
    void sentinelsOfNoaa18AreCounted(String channel, int expected) {
        assertEquals(expected, missing(content("poes_n18_20191024_proc.nc"), channel));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poes_n15_20191024_proc.nc",
                "poes_n18_20191024_proc.nc",
                "poes_n19_20191024_proc.nc",
                "poes_m02_20181231_raw.nc"
            })
    void noFileHasCalibrationAndEveryTypeIsTheProducts(String name) throws IOException {
        SourceContent content = content(name);
        for (String flag : new String[] {"mep_calibration", "ted_calibration"}) {
            double[] flags = column(content, flag);
            assertEquals(0, count(content.samples(), i -> flags[i] != 0), flag);
        }
        try (NetcdfFile file = NetcdfFile.open(SAMPLE_DATA.resolve(name).toString())) {
            int compared = 0;
            for (Variable variable : file.getVariables()) {
                Optional<Channel> channel = content.product().channel(variable.getShortName());
                if (channel.isPresent()) {
                    compared++;
                    NetcdfColumn column = NetcdfColumn.of(
                            "x",
                            variable.getDataType(),
                            variable.isUnsigned(),
                            List.of(),
                            variable.getDataType().isFloatingPoint() ? new float[0] : new byte[0]);
                    assertEquals(Optional.of(channel.get().type()), column.type(), variable.getShortName());
                }
            }
            assertEquals(content.samples().channels().size() - 2, compared);
        }
    }

    @ParameterizedTest
    @CsvSource({"n15, 11827", "n18, 22411"})
    void coreColumnsEqualThoseOfAnotherLibrary(String token, int records) throws IOException {
        SourceContent content = content("poes_" + token + "_20191024_proc.nc");
        SampleTable table = content.samples();
        int row = 0;
        try (BufferedReader csv = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(getClass().getResourceAsStream("poes_" + token + "_20191024_core.csv.gz")),
                StandardCharsets.US_ASCII))) {
            String[] names = csv.readLine().split(",");
            assertEquals(39, names.length);
            double[][] columns = new double[names.length][];
            for (int c = 0; c < names.length; c++) {
                columns[c] = switch (names[c]) {
                    case "time" -> null;
                    case "lat" -> table.latDeg();
                    case "lon" -> table.lonDeg();
                    case "alt" -> table.altKm();
                    default -> column(content, names[c]);
                };
            }
            for (String line = csv.readLine(); line != null; line = csv.readLine(), row++) {
                String[] fields = line.split(",", -1);
                assertEquals(Long.parseLong(fields[0]), table.timeMs()[row]);
                for (int c = 1; c < names.length; c++) {
                    int expected = Float.floatToRawIntBits(Float.parseFloat(fields[c]));
                    int actual = Float.floatToRawIntBits((float) columns[c][row]);
                    if (expected != actual) {
                        assertEquals(fields[c], ValueType.FLOAT32.text(columns[c][row]), names[c] + ", row " + row);
                    }
                }
            }
        }
        assertEquals(records, row);
    }

    private static SourceContent content(String name) {
        return READ.computeIfAbsent(name, n -> SourceFiles.read(SAMPLE_DATA.resolve(n), Optional.empty()));
    }

    private static int missing(SourceContent content, String name) {
        double[] values = column(content, name);
        Channel channel = content.product().channel(name).orElseThrow();
        return count(content.samples(), i -> channel.isMissing(values[i]));
    }

    private static int count(SampleTable table, IntPredicate test) {
        return (int) IntStream.range(0, table.size()).filter(test).count();
    }

    private static double max(SampleTable table, IntPredicate test, double[] values) {
        return IntStream.range(0, table.size())
                .filter(test)
                .mapToDouble(i -> values[i])
                .max()
                .orElseThrow();
    }
}
