package org.htmst.bench.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Admin;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.ArchiveDay;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.archive.PlainSamples;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.server.BenchServer;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.SampleDigest;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of two satellites in a table of several regions, in a real HBase. */
class PointSystemTest {

    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final TimeWindow DAY = new TimeWindow(1_388_534_400_000L, 1_388_620_800_000L);
    private static final Archive ARCHIVE = Archive.of(DAY, List.of("noaa-18", "metop-02"), List.of("e2/0", "p1/90"), 1);
    private static final int CHANNELS = 3;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        EmbeddedServer.stop(folder.resolve("home"));
    }

    @Test
    void regionsOfATableAnswerAsTheSamplesDo() throws IOException {
        try (BenchServer server = BenchServer.open(new StoreLocation.Embedded(folder.resolve("home")));
                PointSystem system = new PointSystem(
                        "coupled", CodeLayout.coupled(12), ARCHIVE, CHANNELS, server, folder.resolve("c"), 20_000)) {
            ArchiveMark mark = system.load(SILENCE);
            long samples = ARCHIVE.days().stream()
                    .mapToLong(day -> ARCHIVE.plain(day, 1).size())
                    .sum();
            assertEquals(samples, mark.loaded().samples());
            assertTrue(samples > 80_000, "samples " + samples);
            assertTrue(mark.bytes() > 1_000_000, "bytes " + mark.bytes());
            try (Admin admin = server.connection().getAdmin()) {
                assertEquals(5, admin.getRegions(PointTable.name("coupled")).size());
                assertFalse(admin.getDescriptor(PointTable.name("coupled")).isSplitEnabled());
            }
            assertFalse(Files.exists(folder.resolve("c/sorting")));
            for (DesignQuery design : DesignQuery.values()) {
                BenchQuery query = design.in(DAY);
                assertEquals(
                        Optional.empty(),
                        expected(query)
                                .answer(Mode.ROWS)
                                .difference(system.run(query, Mode.ROWS).answer()),
                        design.title());
            }
        }
    }

    private static SampleDigest expected(BenchQuery query) {
        SampleDigest digest = new SampleDigest();
        for (ArchiveDay day : ARCHIVE.days()) {
            PlainSamples all = ARCHIVE.plain(day, CHANNELS);
            for (int i = 0; i < all.size(); i++) {
                float value = all.values()[0][i];
                if (!Float.isNaN(value) && query.contains(all.timeMs()[i], all.lonDeg()[i], all.latDeg()[i])) {
                    digest.add(
                            all.satellite(), all.timeMs()[i], all.lonDeg()[i], all.latDeg()[i], all.altKm()[i], value);
                }
            }
        }
        return digest;
    }
}
