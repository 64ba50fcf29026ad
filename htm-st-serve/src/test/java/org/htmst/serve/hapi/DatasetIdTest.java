package org.htmst.serve.hapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.htmst.region.text.NamedRegion;
import org.junit.jupiter.api.Test;

class DatasetIdTest {

    @Test
    void idsAreReadable() {
        assertEquals("noaa_18_poes_proc", DatasetId.of("noaa-18", "poes-proc", Optional.empty()));
        assertEquals("metop_02_poes_proc_saa", DatasetId.of("metop-02", "poes-proc", Optional.of(NamedRegion.SAA)));
        assertEquals(
                "metop_02_poes_proc_polar_cap_n",
                DatasetId.of("metop-02", "poes-proc", Optional.of(NamedRegion.POLAR_CAP_NORTH)));
        assertEquals("_1st_made", DatasetId.of("1st", "made", Optional.empty()));
    }

    @Test
    void longNamesAreCutAndStayApart() {
        Set<String> ids = new HashSet<>();
        for (String product : new String[] {"telescope-like-electrons", "telescope-like-electrodes", "x".repeat(63)}) {
            ids.add(DatasetId.of("cube-like-1", product, Optional.empty()));
            for (NamedRegion region : NamedRegion.values()) {
                ids.add(DatasetId.of("cube-like-1", product, Optional.of(region)));
            }
        }
        assertEquals(3 * (1 + NamedRegion.values().length), ids.size());
        ids.forEach(id -> assertTrue(id.matches("[A-Za-z_][A-Za-z0-9_]{1,30}"), id));
    }
}
