package org.htmst.hbase.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's time goes on, whatever becomes of the machine's clock. */
class GrowingClockTest {

    private static final long BEGIN = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    private Path home;

    private DataDirectory directory;
    private final Machine machine = new Machine();

    /** A machine's clock, which is put, and its uninterrupted time, which is not. */
    private static final class Machine extends Clock {
        private long clockMs = BEGIN;
        private long uninterruptedMs = 5_000_000;

        void pass(long ms) {
            clockMs += ms;
            uninterruptedMs += ms;
        }

        long uninterruptedNs() {
            return uninterruptedMs * 1_000_000;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(clockMs);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void openDirectory() {
        directory = DataDirectory.open(home.resolve("store"));
    }

    private GrowingClock start() throws IOException {
        return GrowingClock.of(directory, machine, machine::uninterruptedNs);
    }

    @Test
    void isTheMachinesTimeWhereNothingIsAmiss() throws IOException {
        GrowingClock clock = start();
        assertEquals(BEGIN, clock.currentTime());
        machine.pass(1234);
        assertEquals(BEGIN + 1234, clock.currentTime());
        clock.end();
        machine.pass(10);
        GrowingClock next = start();
        assertEquals(BEGIN + 1244, next.currentTime());
        assertEquals(Duration.ZERO, next.ahead());
    }

    @Test
    void goesOnWhereTheMachinesClockIsPutBackUnderIt() throws IOException {
        for (long step : new long[] {HOUR, DAY, 1}) {
            GrowingClock clock = start();
            machine.clockMs += step;
            long before = clock.currentTime();
            machine.clockMs -= step;
            assertTrue(clock.currentTime() >= before, "after a step of " + step);
            machine.pass(500);
            assertEquals(before + 500, clock.currentTime(), "time passes all the same");
            clock.end();
            GrowingClock next = start();
            assertTrue(next.currentTime() > before + 500, "and the next server goes on from there");
            machine.pass(2 * step);
            machine.clockMs += 2 * step;
            assertEquals(machine.clockMs, next.currentTime(), "until the machine's clock has caught up");
            next.end();
        }
    }

    @Test
    void aKilledServersSuccessorIsLaterThanAllItHasUsed() throws IOException {
        long seed = Long.getLong("htmst.seed", 20261127L);
        Random random = new Random(seed);
        long latest = 0;
        for (int run = 0; run < 50; run++) {
            GrowingClock clock = start();
            for (int step = 0; step < 50; step++) {
                long now = clock.currentTime();
                assertTrue(now >= latest, "run " + run + ", step " + step + ", seed " + seed);
                latest = now;
                machine.pass(random.nextInt(20_000));
                if (random.nextInt(10) == 0) {
                    machine.clockMs += (random.nextBoolean() ? 1 : -1) * (random.nextBoolean() ? HOUR : DAY);
                }
            }
            // The uninterrupted time begins anew with each boot of the machine.
            machine.uninterruptedMs = random.nextInt(1_000_000);
        }
    }

    @Test
    void aStoreWithoutTheFileIsLookedThrough() throws IOException {
        Path logs = Files.createDirectories(directory.hbaseRoot().resolve("oldWALs"));
        long ahead = BEGIN + DAY;
        Files.createFile(logs.resolve("127.0.0.1%2C36123%2C" + ahead + ".1700000000000"));
        Files.setLastModifiedTime(
                logs.resolve("127.0.0.1%2C36123%2C" + ahead + ".1700000000000"), FileTime.fromMillis(BEGIN - DAY));
        assertTrue(start().currentTime() > ahead, "by the name of a log");
        Files.delete(directory.clock());
        Path table = Files.createDirectories(directory.hbaseRoot().resolve("data"));
        Files.setLastModifiedTime(table, FileTime.fromMillis(BEGIN + 2 * DAY));
        assertTrue(start().currentTime() > BEGIN + 2 * DAY, "by the time of a file");
        Files.writeString(directory.clock(), "");
        assertTrue(start().currentTime() > BEGIN + 2 * DAY, "a file that a crash left empty says nothing");
    }
}
