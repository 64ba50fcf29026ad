package org.htmst.serve.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.region.text.NamedRegion;
import org.junit.jupiter.api.Test;

class DatasetIdTest {

    private static String id(String satellite, String product, String region, DatasetKind kind) {
        return DatasetId.of(satellite, product, Optional.of(region), kind);
    }

    @Test
    void idsAreReadable() {
        assertEquals("noaa_18_poes_proc", DatasetId.of("noaa-18", "poes-proc"));
        assertEquals("metop_02_poes_proc_saa", id("metop-02", "poes-proc", "saa", DatasetKind.SAMPLES));
        assertEquals("metop_02_poes_proc_saa_pass", id("metop-02", "poes-proc", "saa", DatasetKind.PASSAGES));
        assertEquals(
                "metop_02_poes_proc_polar_cap_n", id("metop-02", "poes-proc", "polar-cap-north", DatasetKind.SAMPLES));
        assertEquals(
                "noaa_18_poes_proc_L_1d",
                DatasetId.of("noaa-18", "poes-proc", Optional.empty(), DatasetKind.SHELLS_1D));
        assertEquals("_1st_made", DatasetId.of("1st", "made"));
    }

    @Test
    void longNamesAreCutAndStayApart() {
        List<String> products = List.of("telescope-like-electrons", "telescope-like-electrodes", "x".repeat(63));
        List<String> regions = Stream.concat(
                        Arrays.stream(NamedRegion.values()).map(NamedRegion::toString),
                        Stream.of("a".repeat(64), "a".repeat(63) + "b", "barents-sea-outline-north"))
                .toList();
        Set<String> ids = new HashSet<>();
        for (String product : products) {
            ids.add(DatasetId.of("cube-like-1", product));
            for (DatasetKind kind : List.of(DatasetKind.SAMPLES, DatasetKind.PASSAGES)) {
                regions.forEach(region -> ids.add(id("cube-like-1", product, region, kind)));
            }
        }
        assertEquals(products.size() * (1 + 2 * regions.size()), ids.size());
        ids.forEach(id -> assertTrue(id.matches("[A-Za-z_][A-Za-z0-9_]{1,30}"), id));
    }
}
