package org.htmst.hbase.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedNamesTest {

    private static final Inventory STORE = new Inventory(
            Optional.empty(),
            List.of(),
            List.of(
                    entry(8, "a", "L_IGRF", "L"),
                    entry(9, "a", "MLT", "mlt"),
                    entry(10, "a", "ele_e1", "e1/0"),
                    entry(11, "a", "ele_e3", "e3/0"),
                    entry(12, "a", "pro_p1", "p1/0"),
                    entry(13, "b", "flux", "e1/0"),
                    entry(14, "b", "Flux", ""),
                    entry(15, "b", "pro_p1", "")),
            List.of(),
            Map.of("metop-01", 1, "noaa-15", 2, "noaa-18", 3),
            null,
            List.of(),
            TimeWindows.of(List.of()),
            List.of());

    private static ChannelEntry entry(int number, String product, String name, String alias) {
        return new ChannelEntry(
                number, new Channel(product, name, alias, Family.EP, "i", ValueType.FLOAT32, "1", "d", List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        // twice, and by name and alias
        "L:L, L",
        "L_IGRF:L, L_IGRF",
        "L:MLT:L_IGRF:mlt, L:MLT",
        // an alias that means more than the name does
        "e1/0:ele_e1, e1/0:ele_e1",
        // the same in both products
        "pro_p1:p1/0:pro_p1, pro_p1:p1/0",
        // patterns of names, then of aliases
        "ele_*, ele_e1:ele_e3",
        "e?/0, e1/0:e3/0",
        "ele_e3:ele_*, ele_e3:ele_e1",
        "m*, MLT",
        // upper and lower case, if it leaves one
        "mLT:l_igrf, MLT:L_IGRF",
        "FLUX, FLUX",
        "flux:Flux, flux:Flux",
        // nothing fits
        "x*:[a-z]+:\\Q, x*:[a-z]+:\\Q",
    })
    void channels(String typed, String expected) {
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of(typed.split(":")))
                .build();
        assertEquals(
                List.of(expected.split(":")), AskedNames.resolve(query, STORE).channels());
    }

    @ParameterizedTest
    @CsvSource({
        "NOAA-15, noaa-15",
        "noaa*, noaa-15:noaa-18",
        "*-1?:NOAA-18, noaa-15:noaa-18",
        "goes-*, goes-*",
        "*, metop-01:noaa-15:noaa-18"
    })
    void satellites(String typed, String expected) {
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .satellites(List.of(typed.split(":")))
                .build();
        assertEquals(
                List.of(expected.split(":")), AskedNames.resolve(query, STORE).satellites());
    }

    @ParameterizedTest
    @CsvSource({"mlt < 3 or l_igrf > 4, mlt < 3.0 or L_IGRF > 4.0", "ELE_E1 > 1, ele_e1 > 1.0", "e* > 1, e* > 1.0"})
    void conditions(String typed, String expected) {
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .where(List.of(ValueCondition.parse(typed)))
                .build();
        assertEquals(expected, AskedNames.resolve(query, STORE).where().get(0).toString());
    }
}
