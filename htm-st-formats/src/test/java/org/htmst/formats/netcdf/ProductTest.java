package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.StrictJson;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.junit.jupiter.api.Test;

class ProductTest {

    private static final Product PROC = product("poes-proc");
    private static final Product RAW = product("poes-raw");

    @Test
    void holdEveryVariableButTimeAndPlaceAndTheTwoFlags() {
        assertEquals(158 - 4 + 2, PROC.channels().size());
        assertEquals(78 - 4 + 2, RAW.channels().size());
    }

    @Test
    void aliasesOfProc() {
        assertEquals("mep_ele_tel0_flux_e1", channel(PROC, "e1/0").name());
        assertEquals("mep_ele_tel90_flux_e4", channel(PROC, "e4/90").name());
        assertEquals("mep_pro_tel90_flux_p6", channel(PROC, "p6/90").name());
        assertEquals("mep_omni_flux_p1", channel(PROC, "omni/p1").name());
        assertEquals("mep_ele_tel0_cps_e1", channel(RAW, "e1/0/cps").name());
        for (Channel channel : RAW.channels()) {
            assertFalse(
                    !channel.alias().isEmpty() && PROC.channel(channel.alias()).isPresent(),
                    channel.alias() + " means two things");
        }
    }

    @Test
    void minusOneIsMissingOnlyWhereItIsNoMeasurement() {
        Map<String, Long> byInstrument = new TreeMap<>(PROC.channels().stream()
                .filter(c -> c.isMissing(-1))
                .collect(Collectors.groupingBy(Channel::instrument, Collectors.counting())));
        assertEquals(Map.of("IGRF", 1L, "MEPED", 3L, "TED", 26L), byInstrument);
        for (String measured : new String[] {
            "mag_lat_sat", "mep_omni_gamma_p1", "ted_ele_tel0_hi_eflux", "ted_pro_tel30_low_eflux", "geod_lat_foot"
        }) {
            assertFalse(channel(PROC, measured).isMissing(-1), measured);
        }
        assertTrue(channel(PROC, "L").isMissing(-1));
        assertTrue(channel(RAW, "mep_omni_cps_p8").isMissing(-1));
        assertFalse(channel(RAW, "mep_omni_cps_p7").isMissing(-1));
    }

    @Test
    void fillsAreMissingByType() {
        assertTrue(channel(PROC, "e1/0").isMissing((float) -1e31));
        assertTrue(channel(PROC, "e1/0").isMissing(9.96921e36f));
        assertTrue(channel(PROC, "p1/0/err").isMissing(65535));
        assertTrue(channel(PROC, "e1/0/err").isMissing(-32767));
        assertTrue(channel(PROC, "e4/0/err").isMissing(-999));
        assertTrue(channel(PROC, "ted_total_eflux_atmo_err").isMissing(-2147483647));
        assertFalse(channel(PROC, "ted_total_eflux_atmo_err").isMissing(65535));
        assertTrue(channel(RAW, "HK_data").isMissing(-9999));
        assertTrue(channel(RAW, "HK_key").isMissing(-99));
    }

    @Test
    void theProvidersWrongWordsAreRight() {
        for (Channel channel : PROC.channels()) {
            if (channel.name().endsWith("_err") || channel.name().endsWith("_error")) {
                assertEquals("percent", channel.unit(), channel.name());
            }
            assertFalse(channel.name().contains("_e4") && !channel.description().contains(">612 keV"), channel.name());
        }
    }

    @Test
    void calibrationSpoilsMeasurementsNotGeometry() {
        for (Channel channel : PROC.channels()) {
            String expected =
                    switch (channel.name().replaceFirst("_.*", "")) {
                        case "mep" -> "mep_calibration";
                        case "ted" -> "ted_calibration";
                        default -> "";
                    };
            boolean state = channel.name().contains("alpha")
                    || channel.name().contains("IFC")
                    || channel.name().endsWith("_calibration");
            assertEquals(state ? "" : expected, channel.calibration(), channel.name());
        }
        assertEquals(Family.EP, channel(PROC, "meped_alpha_0_sat").family());
        assertEquals(Family.P, channel(PROC, "ted_alpha_0_sat").family());
        assertEquals(Family.MF, channel(PROC, "MLT").family());
    }

    @Test
    void unknownFieldIsNamed() {
        String json = "{\"product\":\"x\",\"title\":\"t\",\"level\":\"l\",\"marker\":\"m\",\"channels\":["
                + "{\"name\":\"a\",\"family\":\"EP\",\"instrument\":\"i\",\"type\":\"int8\",\"fammily\":\"EP\"}]}";
        HtmStException e = assertThrows(
                HtmStException.class,
                () -> StrictJson.read(
                        json.getBytes(StandardCharsets.UTF_8), NetcdfProduct.Json.class, "products/x.json"));
        assertTrue(
                e.getMessage().startsWith("products/x.json: field 'channels[0].fammily' is unknown; allowed: "),
                e.getMessage());
    }

    private static Channel channel(Product product, String called) {
        return product.channel(called).orElseThrow();
    }

    private static Product product(String name) {
        return SourceFiles.products().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
