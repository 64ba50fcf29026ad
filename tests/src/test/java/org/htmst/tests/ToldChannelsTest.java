package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Channels of a real file whose cells are written with those of others: errors of fluxes, and sums. */
@ExtendWith(TestStore.class)
class ToldChannelsTest {

    private static final List<String> TOLD =
            List.of("mep_ele_tel0_flux_e1_err", "ted_pro_eflux_atmo_total", "ted_total_eflux_atmo");

    private final Store store;
    private final SourceContent file = SampleFiles.read(SampleFiles.NETCDF.get(2));
    private final MemorySource memory = SampleFiles.inMemory(List.of(file));

    ToldChannelsTest(TestStore.Running running) {
        store = running.store();
    }

    @BeforeEach
    void load() {
        store.load(file);
    }

    private static SampleQuery asking(List<String> channels) {
        return SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(channels)
                .keepFlagged(true)
                .build();
    }

    private Granule granule() throws IOException {
        return store.catalog().granules().get(0);
    }

    private Fold inMemory(SampleQuery query) {
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            return Fold.of(cursor);
        }
    }

    @Test
    void aChannelAloneIsReadWithThoseThatTellIt() throws IOException {
        Map<String, Integer> numbers = numbers();
        ChannelModels models = store.catalog().channelModels(granule().models());
        for (String name : TOLD) {
            Set<Integer> sources = models.sources(numbers.get(name));
            assertNotEquals(Set.of(), sources, name);
            SampleQuery query = asking(List.of(name));
            Set<Integer> qualifiers = store.view().plan(query).columns().stream()
                    .map(ScanScope.Column::qualifier)
                    .collect(Collectors.toSet());
            sources.forEach(source -> assertTrue(qualifiers.contains(ChannelGroup.qualifier(source)), name));
            try (SampleScan scan = store.scan(query)) {
                assertEquals("", inMemory(query).difference(Fold.of(scan)), name);
            }
            assertEquals("", inMemory(query).difference(store.aggregate(query)), name);
        }
    }

    @Test
    void theGranuleComesBackWhole() throws IOException {
        SampleTable stored = store.samples(granule());
        for (int c = 0; c < stored.channels().size(); c++) {
            Channel channel = stored.channels().get(c);
            int at = file.samples().channels().indexOf(channel);
            assertArrayEquals(file.samples().values()[at], stored.values()[c], channel.name());
        }
        assertEquals(file.samples().channels().size(), stored.channels().size());
    }

    /** As those are that were made before an upgrade wrote the rows anew. */
    @Test
    void aPlanThatKnowsNoSourcesAnswersAsWell() throws IOException {
        SampleQuery query = asking(TOLD);
        ScanPlan plan = store.view().plan(query);
        Granule granule = granule();
        ProductColumns columns = ProductColumns.of(
                        query, granule.product(), store.catalog().inventory(), ChannelModels.NONE)
                .orElseThrow();
        ScanScope scope = new ScanScope(
                query,
                plan.scope().layout(),
                Map.of(granule.id(), new ScanScope.Source(granule, columns, columns.geometry(granule))),
                Map.of(store.catalog().satellites().get("noaa-18"), "noaa-18"),
                List.of(),
                plan.scope().generation());
        ScanPlan older = new ScanPlan(scope, plan.rows());
        assertTrue(older.columns().size() < plan.columns().size());
        try (SampleScan scan = store.scan(older.tasks(), QueryLimits.NONE)) {
            assertEquals("", inMemory(query).difference(Fold.of(scan)));
        }
    }

    private Map<String, Integer> numbers() throws IOException {
        return store.catalog().channels().stream()
                .collect(Collectors.toMap(entry -> entry.channel().name(), ChannelEntry::number));
    }
}
