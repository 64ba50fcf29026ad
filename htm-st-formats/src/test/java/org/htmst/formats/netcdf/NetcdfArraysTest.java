package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.array.ArrayDescriptor;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NetCDF files of other layouts than NOAA's for POES; {@code layout.cdl} says how they were made. */
class NetcdfArraysTest {

    private static final Path GOES = Path.of("../sample-data/missions/sci_xrsf-l2-avg1m_g16_d20210101_truncated.nc");

    private static final String DESCRIPTOR =
            """
            {"product": "layout", "title": "Layout", "time": {"variable": "when"},
             "satellite": {"attribute": "platform"}, "place": {"position": "pos", "frame": "geo", "unit": "m"},
             "family": "EP", "instrument": "X",
             "channels": [{"variable": "ne", "family": "P", "missing": [2.5]}, {"variable": "flux"}, {"variable": "quality"}]}
            """;

    private static SampleTable read(String name, Optional<ArrayDescriptor> descriptor) {
        return SourceFiles.read(Path.of("src/test/resources/org/htmst/formats/netcdf", name), descriptor)
                .samples();
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout-3.nc", "layout-4.nc", "layout-4-chunks.nc"})
    void anyLayoutIsReadByADescriptor(String name) {
        SampleTable table = read(
                name, Optional.of(ArrayDescriptor.read(DESCRIPTOR.getBytes(StandardCharsets.UTF_8), "descriptor")));
        assertEquals(List.of("test-sat"), table.satellites());
        assertEquals(5, table.size());
        assertEquals(Instant.parse("2016-12-31T12:00:00Z"), Instant.ofEpochMilli(table.timeMs()[1]));
        assertEquals(90, table.latDeg()[4], 1e-12);
        assertEquals(90, table.lonDeg()[1], 1e-12);
        assertEquals(7000 - 6378.137, table.altKm()[0], 1e-9);
        List<String> names = table.channels().stream().map(Channel::name).toList();
        for (int e = 0; e < 3; e++) {
            for (int a = 0; a < 2; a++) {
                int c = names.indexOf("flux." + e + "." + a);
                Channel channel = table.channels().get(c);
                assertEquals("flux[" + e + "][" + a + "]", channel.alias());
                assertTrue(channel.description()
                        .contains("Energy " + List.of("10", "20", "40.5").get(e) + " keV"));
                for (int r = 0; r < 5; r++) {
                    int packed = (r * 3 + e) * 2 + a;
                    // One is a fill, one is outside the valid range.
                    double value = packed == 12 || packed == 18 ? Double.NaN : packed * 0.5 + 100;
                    assertEquals(value, table.values()[c][r], name + " " + packed);
                }
            }
        }
        int quality = names.indexOf("quality");
        assertEquals(ValueType.UINT8, table.channels().get(quality).type());
        assertEquals(List.of(255.0), table.channels().get(quality).missing());
        assertEquals(254, table.values()[quality][2]);
        int ne = names.indexOf("ne");
        assertEquals(Family.P, table.channels().get(ne).family());
        assertEquals(List.of(2.5, -999.0, -888.0), table.channels().get(ne).missing());
        assertEquals(-999, table.values()[ne][1]);
        assertTrue(Double.isNaN(table.values()[ne][3]));
        assertEquals(8, names.size());
    }

    @Test
    void aFileMayTellAllItself() {
        SourceContent content =
                SourceFiles.read(Path.of("src/test/resources/org/htmst/formats/netcdf/layout-4.nc"), Optional.empty());
        assertEquals("layout-l2", content.product().name());
        assertEquals(Family.P, content.product().channel("ne").orElseThrow().family());
        assertEquals(
                Family.EP, content.product().channel("flux[2][1]").orElseThrow().family());
        assertTrue(
                content.warnings().get(0).contains("place of the position pos in the frame geo"),
                content.warnings().get(0));
    }

    @Test
    void goesIsAStationInItsSlot() {
        SourceContent content = SourceFiles.read(GOES, Optional.empty());
        SampleTable table = content.samples();
        assertEquals("goes-xrs", content.product().name());
        assertEquals(List.of("goes-16"), table.satellites());
        assertEquals(100, table.size());
        assertEquals(-75.2, table.lonDeg()[0]);
        assertEquals(35786, table.altKm()[99]);
        assertEquals(Instant.parse("2021-01-01T22:20:00Z"), Instant.ofEpochMilli(table.timeMs()[0]));
        Channel flux = content.product().channel("xrsb_flux").orElseThrow();
        assertEquals(Family.I, flux.family());
        assertEquals("W/m2", flux.unit());
        assertEquals(List.of(-9999.0), flux.missing());
        // As ncdump prints it.
        assertEquals(4.033614e-08, table.values()[table.channels().indexOf(flux)][0], 1e-14);
        // Four diodes are four channels.
        assertTrue(content.product().channel("corrected_current_xrsb2.3").isPresent());
    }
}
