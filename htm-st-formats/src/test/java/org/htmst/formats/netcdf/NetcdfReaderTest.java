package org.htmst.formats.netcdf;

import static org.htmst.formats.netcdf.NetcdfFixture.DAY_MS;
import static org.htmst.formats.netcdf.NetcdfFixture.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.formats.StrictJson;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made here, in both layouts. */
class NetcdfReaderTest {

    private static final String FLUX = "mep_ele_tel0_flux_e1";

    @TempDir
    private Path folder;

    @Test
    void bothLayoutsReadAlike() throws Exception {
        SourceContent own = read(NetcdfFixture.proc(50), "own.nc");
        SourceContent shared = read(NetcdfFixture.proc(50).sharedDimension(), "shared.nc");
        assertEquals(50, own.samples().size());
        assertArrayEquals(own.samples().timeMs(), shared.samples().timeMs());
        assertArrayEquals(own.samples().lonDeg(), shared.samples().lonDeg());
        assertArrayEquals(column(own, FLUX), column(shared, FLUX));
        assertEquals(List.of("noaa-18"), shared.samples().satellites());
        assertEquals(own.samples().channels(), shared.samples().channels());
    }

    @Test
    void whatTheFileLacksAndHasBeyondIsToldAndLeftOut() throws Exception {
        SourceContent content = read(
                NetcdfFixture.proc(3).without("alt").without("ted_IFC_on").with("brand_new", new float[3]), "a.nc");
        assertEquals(
                List.of("satID", FLUX, "mep_IFC_on", "mep_calibration"),
                content.samples().channels().stream().map(c -> c.name()).toList());
        assertTrue(content.warnings().get(0).endsWith("not stored: brand_new"));
        assertTrue(content.warnings().get(1).startsWith("151 variables of product poes-proc are not in the file: "));
        assertEquals(4, content.warnings().size());
        assertTrue(Double.isNaN(content.samples().altKm()[2]));
    }

    @Test
    void unusableRecordsAreCountedAndTheRestKept() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(40);
        fixture.floats("lat")[1] = Float.NaN;
        fixture.floats("lat")[2] = 90.001f;
        fixture.floats("lat")[3] = 90;
        fixture.floats("lon")[4] = Float.POSITIVE_INFINITY;
        fixture.floats("lon")[5] = -1e31f;
        fixture.floats("lon")[6] = 360;
        fixture.floats("alt")[7] = -999;
        fixture.floats("alt")[8] = -1e31f;
        fixture.bytes("satID")[9] = 99;
        fixture.doubles("time")[10] = 0;
        fixture.doubles("time")[11] = Double.NaN;
        fixture.doubles("time")[12] = 1e18;
        fixture.doubles("time")[13] = 18446744073709551614.0;
        fixture.doubles("time")[14] = fixture.doubles("time")[15];
        fixture.doubles("time")[16] = DAY_MS + 0.5;
        SourceContent content = read(fixture, "a.nc");
        assertEquals(
                Map.of("latitude", 2, "longitude", 2, "altitude", 1, "satellite", 1, "time", 5, "repeated time", 1),
                content.rejected());
        assertEquals(40, content.samplesRead());
        assertEquals(28, content.samples().size());
        assertTrue(content.rejectedExamples().contains("record 1: lat NaN is not in -90..90"));
        assertTrue(content.rejectedExamples().contains("record 4: lon Infinity is not in -180..360"));
        assertTrue(content.rejectedExamples().stream()
                .anyMatch(e -> e.startsWith("record 15: time 2019-10-24T00:00:30Z")));
        assertTrue(content.rejectedExamples()
                .containsAll(List.of(
                        "record 10: time 0: 1970-01-01T00:00:00Z is not in"
                                + " 1998-05-13T00:00:00Z..2100-01-01T00:00:00Z",
                        "record 11: time NaN is none",
                        "record 12: time 1000000000000000000: it is far beyond all calendars")));
        assertEquals(360, Arrays.stream(content.samples().lonDeg()).max().orElseThrow());
        assertEquals(
                1,
                Arrays.stream(content.samples().altKm()).filter(Double::isNaN).count());
    }

    @Test
    void recordsAreSortedByTime() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(20);
        double[] time = fixture.doubles("time");
        for (int i = 0; i < 10; i++) {
            double swap = time[i];
            time[i] = time[19 - i];
            time[19 - i] = swap;
        }
        SourceContent content = read(fixture, "a.nc");
        double[] flux = column(content, FLUX);
        for (int i = 0; i < 20; i++) {
            assertEquals(DAY_MS + 2000L * i, content.samples().timeMs()[i]);
            assertEquals(119 - i, flux[i]);
        }
    }

    @Test
    void calibrationReachesOverTheEdgesAndOverRejectedRecords() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(200);
        byte[] reports = fixture.bytes("mep_IFC_on");
        reports[0] = 1;
        reports[96] = 1;
        reports[199] = 1;
        fixture.floats("lat")[96] = Float.NaN;
        fixture.floats("lat")[100] = Float.NaN;
        SourceContent content = read(fixture, "a.nc");
        double[] flags = column(content, "mep_calibration");
        long[] time = content.samples().timeMs();
        int flagged = 0;
        for (int i = 0; i < flags.length; i++) {
            long record = (time[i] - DAY_MS) / 2000;
            boolean expected = record <= 16 || Math.abs(record - 96) <= 16 || record >= 183;
            assertEquals(expected ? 1 : 0, flags[i], "record " + record);
            flagged += (int) flags[i];
        }
        assertEquals(17 + 33 - 2 + 17, flagged);
        assertEquals(0, Arrays.stream(column(content, "ted_calibration")).sum());
    }

    @Test
    void aRepeatedRecordNeitherShortensNorLosesACalibration() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(100);
        byte[] reports = fixture.bytes("mep_IFC_on");
        reports[49] = 1;
        fixture.doubles("time")[49] = fixture.doubles("time")[48];
        double[] flags = column(read(fixture, "a.nc"), "mep_calibration");
        assertArrayEquals(
                IntStream.range(0, 99)
                        .mapToDouble(i -> Math.abs(i - 48) <= 16 ? 1 : 0)
                        .toArray(),
                flags);
    }

    @Test
    void declaredFills() throws Exception {
        NetcdfFixture unknown = NetcdfFixture.proc(5).attribute(FLUX, "_FillValue", 102f);
        double[] flux = column(read(unknown, "unknown.nc"), FLUX);
        assertTrue(Double.isNaN(flux[2]));
        assertEquals(103, flux[3]);

        NetcdfFixture known = NetcdfFixture.proc(5).attribute(FLUX, "_FillValue", -1e31f);
        known.floats(FLUX)[2] = -1e31f;
        assertEquals((double) -1e31f, column(read(known, "known.nc"), FLUX)[2]);

        NetcdfFixture whole = NetcdfFixture.proc(5)
                .with("mep_ele_tel0_flux_e1_err", new short[] {1, 2, 77, 4, 5})
                .attribute("mep_ele_tel0_flux_e1_err", "_FillValue", (short) 77);
        assertFails(
                whole, "whole.nc", "variable mep_ele_tel0_flux_e1_err, record 2: 77.0 is the file's own fill value");

        NetcdfFixture place = NetcdfFixture.proc(5).attribute("lat", "_FillValue", 3f);
        assertEquals(Map.of("latitude", 1), read(place, "place.nc").rejected());
    }

    @Test
    void anotherNumberTypeIsReadIfItsValuesFit() throws Exception {
        NetcdfFixture fits = NetcdfFixture.proc(3)
                .with(FLUX, new double[] {0.5, Double.NaN, 7})
                .with("year", new int[] {2019, 2019, 65535});
        SourceContent content = read(fits, "fits.nc");
        assertEquals(0.5, column(content, FLUX)[0]);
        assertEquals(65535, column(content, "year")[2]);
        assertFails(
                NetcdfFixture.proc(3).with(FLUX, new double[] {0, 0.1, 0}),
                "float.nc",
                "variable mep_ele_tel0_flux_e1, record 1: 0.1 is no value of type float32");
        assertFails(
                NetcdfFixture.proc(3).with("year", new int[] {1, 2, -1}),
                "int.nc",
                "variable year, record 2: -1.0 is no value of type uint16");
        assertFails(NetcdfFixture.proc(3).attribute(FLUX, "scale_factor", 2f), "packed.nc", FLUX + " is packed");
        assertEquals(
                ValueType.FLOAT64,
                read(NetcdfFixture.proc(2).with("lat", new double[] {0.1, 0.2}), "wide.nc")
                        .samples()
                        .positionType());
    }

    @Test
    void placesAndChannelsInOtherUnits() throws Exception {
        assertEquals(850, read(NetcdfFixture.proc(2), "km.nc").samples().altKm()[1]);
        SourceContent metres = read(
                NetcdfFixture.proc(2)
                        .with("alt", new float[] {850_123.5f, 849_999})
                        .attribute("alt", "units", "m"),
                "m.nc");
        assertArrayEquals(new double[] {850.1235, 849.999}, metres.samples().altKm());
        assertEquals(ValueType.FLOAT64, metres.samples().positionType());
        assertFails(
                NetcdfFixture.proc(2).attribute("alt", "units", "ft"), "ft.nc", "variable alt has units 'ft'; km or m");
        assertFails(NetcdfFixture.proc(2).attribute("alt", "positive", "down"), "down.nc", "attribute positive 'down'");
        assertFails(
                NetcdfFixture.proc(2).with("alt", new float[] {7221, 7222}),
                "radius.nc",
                "record 0: alt 7221.0 km is not in -0.5..6000.0 km");
        for (String[] right : new String[][] {{"lat", "degrees_north"}, {"lat", "degrees"}, {"lon", "degrees East"}}) {
            read(NetcdfFixture.proc(2).attribute(right[0], "units", right[1]), "right.nc");
        }
        for (String[] wrong : new String[][] {
            {"lat", "radians"}, {"lon", "degrees_west"}, {"lat", "degrees_east"}, {"lon", "rad"}, {"lat", "1"}
        }) {
            assertFails(
                    NetcdfFixture.proc(2).attribute(wrong[0], "units", wrong[1]),
                    "wrong.nc",
                    "variable " + wrong[0] + " has units '" + wrong[1] + "'");
        }
        for (String right : new String[] {"#/cm2-s-str", "", "[#/cm2-s-sr]"}) {
            read(NetcdfFixture.proc(2).attribute(FLUX, "units", right), "right.nc");
        }
        for (String wrong : new String[] {"#/m2-s-str", "#/cm2-s-str-keV", "counts"}) {
            assertFails(
                    NetcdfFixture.proc(2).attribute(FLUX, "units", wrong),
                    "wrong.nc",
                    "variable " + FLUX + " has units '" + wrong + "'; '#/cm2-s-str' was expected");
        }
    }

    @Test
    void attributesThatSayWhatIsMissing() throws Exception {
        NetcdfFixture lying = NetcdfFixture.proc(5)
                .attribute(FLUX, "valid_range", 0f)
                .attribute(FLUX, "valid_max", 1f)
                .attribute("lat", "valid_max", 1f);
        assertArrayEquals(new double[] {100, 101, 102, 103, 104}, column(read(lying, "lying.nc"), FLUX));
        double[] flux = column(read(NetcdfFixture.proc(5).attribute(FLUX, "missing_value", 103f), "missing.nc"), FLUX);
        assertTrue(Double.isNaN(flux[3]));
        assertEquals(102, flux[2]);
        assertEquals(
                Map.of("longitude", 1),
                read(NetcdfFixture.proc(5).attribute("lon", "missing_value", 2f), "place.nc")
                        .rejected());
        // A fill that no integer can be is none of them; it is not 0.
        NetcdfFixture whole = NetcdfFixture.proc(2).attribute("satID", "_FillValue", Double.NaN);
        assertEquals(2, read(whole, "whole.nc").samples().size());
        assertFails(NetcdfFixture.proc(2).attribute(FLUX, "missing_value", "-999"), "text.nc", "a number was expected");
        assertFails(NetcdfFixture.proc(2).attribute("lat", "add_offset", -90d), "packed.nc", "variable lat is packed");
    }

    @Test
    void aFlagIsLookedUpByItsVariable() throws Exception {
        NetcdfProduct.Json json = StrictJson.read(
                """
                {"product": "named", "title": "t", "level": "proc", "marker": "mep_ele_tel0_flux_e1",
                 "calibrations": [{"name": "spoilt", "family": "EP", "instrument": "MEPED", "source": "reports", "records": 1}],
                 "channels": [
                   {"name": "e1", "column": "mep_ele_tel0_flux_e1", "family": "EP", "instrument": "MEPED", "type": "float32"},
                   {"name": "reports", "column": "mep_IFC_on", "family": "EP", "instrument": "MEPED", "type": "int8",
                    "missing": [-1]}]}
                """
                        .getBytes(StandardCharsets.UTF_8),
                NetcdfProduct.Json.class,
                "named.json");
        NetcdfFixture fixture = NetcdfFixture.proc(5);
        fixture.bytes("mep_IFC_on")[3] = 1;
        Path file = fixture.write(folder.resolve("named.nc"));
        SourceContent content = NetcdfReader.read(SourceFile.read(file), List.of(json.netcdfProduct()));
        assertArrayEquals(new double[] {0, 0, 1, 1, 1}, column(content, "spoilt"));
    }

    @Test
    void leapDayAndPartialDay() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(10);
        long leapDay = Instant.parse("2020-02-29T23:59:50Z").toEpochMilli();
        for (int i = 0; i < 10; i++) {
            fixture.doubles("time")[i] = leapDay + 1000L * i;
        }
        fixture.doubles("time")[8] = leapDay - 2 * 86_400_000;
        fixture.doubles("time")[9] = leapDay + 10_000;
        SourceContent content = read(fixture, "poes_n18_20200229_proc.nc");
        assertEquals(Map.of("day", 1), content.rejected());
        assertEquals(
                Instant.parse("2020-03-01T00:00:00Z").toEpochMilli(),
                content.samples().timeMs()[8]);
        assertFails(fixture, "poes_n18_20200301_proc.nc", "the name says day 2020-03-01T00:00:00Z but 9 of 10 records");
    }

    @Test
    void theNameMustAgreeWithTheContent() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(5);
        assertEquals(5, read(fixture, "poes_n18_20191024_proc.nc").samples().size());
        assertEquals(5, read(fixture, "anything.dat").samples().size());
        assertFails(fixture, "poes_n19_20191024_proc.nc", "the name says noaa-19 but satID is 7, noaa-18");
        assertFails(fixture, "poes_n18_20191025_proc.nc", "the name says day 2019-10-25T00:00:00Z but 5 of 5");
        assertFails(fixture, "poes_n18_20191024_raw.nc", "the name says level raw but the variables are those of proc");
        assertFails(fixture, "poes_n77_20191024_proc.nc", "the name speaks of satellite 'n77'; allowed: n15, n16");
        assertFails(fixture, "poes_n18_20190229_proc.nc", "the name speaks of day 20190229");
    }

    @Test
    void filesThatCannotBeTrusted() throws Exception {
        assertFails(
                NetcdfFixture.proc(5).with("lat", new float[4]), "a.nc", "variable lat has 4 values but time has 5");
        assertFails(NetcdfFixture.proc(0).sharedDimension(), "b.nc", "has no records");
        assertFails(NetcdfFixture.proc(5).without("lon"), "c.nc", "has no variable lon");
        assertFails(
                NetcdfFixture.proc(5).without(FLUX),
                "d.nc",
                "is a file of another mission or product: it has no variable mep_ele_tel0_flux_e1 (poes-proc)"
                        + " or mep_ele_tel0_cps_e1 (poes-raw); its variables: alt, lat, lon, mep_IFC_on, satID,"
                        + " ted_IFC_on, time");
        assertFails(
                NetcdfFixture.proc(2).with("satID", new byte[] {1, 1}),
                "e.nc",
                "satID 1.0 is no known satellite; allowed: 2 (noaa-16), 4 (noaa-15)");
        assertFails(NetcdfFixture.proc(2).with("satID", new byte[] {7, 8}), "f.nc", "satID is 7 and 8");
        assertFails(
                NetcdfFixture.proc(2).with("time", new double[2]),
                "g.nc",
                "none of its 2 records can be used: record 0");
    }

    private SourceContent read(NetcdfFixture fixture, String name) throws Exception {
        return NetcdfFixture.read(fixture.write(folder.resolve(name)));
    }

    private void assertFails(NetcdfFixture fixture, String name, String message) throws Exception {
        Path file = fixture.write(folder.resolve(name));
        HtmStException e = assertThrows(HtmStException.class, () -> NetcdfFixture.read(file));
        assertTrue(e.getMessage().contains(name), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
