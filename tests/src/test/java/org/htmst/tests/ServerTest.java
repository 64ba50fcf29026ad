package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.embedded.ServerMain;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of the background server: started once, shared, stopped when idle, and none the worse for being killed. */
class ServerTest {

    private static final long DAY = 1_456_704_000_000L;

    private Path home;

    @BeforeEach
    void makeHome() throws Exception {
        home = Files.createTempDirectory("htm-st-server").resolve("home of tests");
    }

    @AfterEach
    void removeHome() throws Exception {
        EmbeddedServer.stop(home);
        TestStore.delete(home.getParent());
    }

    @Test
    void commandsThatStartAtOnceShareOneServer() throws Exception {
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(ChildProcess.start(AttachMain.class, home.toString()));
        }
        Set<String> servers = new HashSet<>();
        for (Process client : clients) {
            servers.add(ChildProcess.firstLine(client));
            assertEquals(0, client.waitFor());
        }
        assertEquals(1, servers.size(), "process numbers of the servers: " + servers);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
    }

    @Test
    void aCommandKilledWhileItStartsTheServerLeavesOneServer() throws Exception {
        Set<String> servers = new HashSet<>();
        for (int waitMs : new int[] {700, 1500, 3000}) {
            Process first = ChildProcess.start(AttachMain.class, home.toString());
            first.waitFor(waitMs, TimeUnit.MILLISECONDS);
            first.destroyForcibly().waitFor();
            Process second = ChildProcess.start(AttachMain.class, home.toString());
            servers.add(ChildProcess.firstLine(second));
        }
        assertEquals(1, servers.size(), "process numbers of the servers: " + servers);
        assertEquals(1, ProcessHandle.allProcesses().filter(this::runsInHome).count());
    }

    /** The other was left by a killed command before it owned the directory, and does so while a new one starts. */
    @Test
    void aServerThatAnotherOvertakesLeavesItTheDirectory() throws Exception {
        Process other = ChildProcess.start(OvertakingMain.class, home.toString());
        assertEquals("ready", ChildProcess.firstLine(other));
        try (EmbeddedServer lease = EmbeddedServer.attach(home)) {
            assertEquals(other.pid(), EmbeddedServer.status(home).orElseThrow().pid());
        } finally {
            EmbeddedServer.stop(home);
            other.destroyForcibly().waitFor();
        }
    }

    /** The server is the only process that works in the data directory. */
    private boolean runsInHome(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(home);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void everythingIsInTheDataDirectory() throws Exception {
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 7));
        }
        assertTrue(Files.isDirectory(home.resolve("hbase").resolve("data").resolve("htmst")));
        try (Stream<Path> beside = Files.list(home.getParent())) {
            assertEquals(List.of(home), beside.toList());
        }
    }

    @Test
    void stopsWhenIdleAndNotBefore() throws Exception {
        ProcessHandle server;
        try (EmbeddedServer lease = EmbeddedServer.attach(home, Duration.ofSeconds(1), Duration.ofMinutes(2))) {
            server = ProcessHandle.of(EmbeddedServer.status(home).orElseThrow().pid())
                    .orElseThrow();
            assertTrue(server.isAlive());
            // Longer than several of its idle checks.
            assertFalse(finishes(server, 12));
        }
        assertTrue(finishes(server, 60));
        assertTrue(EmbeddedServer.status(home).isEmpty());
    }

    /** The removal and the vacuum of before stand in the server's logs, and must not be played back over what was put back. */
    @Test
    void whatWasRestoredOutlivesAKilledServer() throws Exception {
        StoreLocation location = new StoreLocation.Embedded(home);
        try (Store store = Store.open(location);
                Snapshots snapshots = Snapshots.open(location, location.timeout(), Clock.systemUTC(), step -> {})) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 7));
            snapshots.create("before");
            store.remove(store.catalog().granules());
            store.vacuum(Duration.ZERO);
            snapshots.restore("before", false);
        }
        killServer();
        try (Store store = Store.open(location)) {
            assertEquals(
                    5000,
                    store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS)).count());
            assertEquals(List.of(), store.verify(Optional.empty(), part -> {}).faults());
        }
    }

    @Test
    void whatWasLoadedOutlivesAKilledServer() throws Exception {
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 5000, 1), 7));
        }
        killServer();
        assertTrue(EmbeddedServer.status(home).isEmpty());
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            assertEquals(
                    5000,
                    store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS)).count());
        }
    }

    /** As an earlier program left it, which kept no time: its HBase was a day ahead, and no server came after it. */
    @Tag("long")
    @Test
    void aStoreWhoseServersWereADayAheadStarts() throws Exception {
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        long ahead = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        Files.writeString(home.resolve("clock"), Long.toString(ahead));
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 7));
        }
        EmbeddedServer.stop(home);
        assertTrue(Long.parseLong(Files.readString(home.resolve("clock")).strip()) > ahead);
        Files.delete(home.resolve("clock"));
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("b.nc", "test-2", MadeSamples.times(DAY, 100, 1), 8));
            assertEquals(Set.of(7.0, 8.0), new Answers(store).values());
        }
    }

    @Test
    @Timeout(240)
    void anAnswerThatTheServerDoesNotFinishIsAnErrorAndNoHang() throws Exception {
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 400_000, 1), 7));
            try (SampleScan scan = store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS))) {
                scan.next();
                killServer();
                HtmStException failure = assertThrows(HtmStException.class, scan::count);
                assertTrue(failure.recoverable(), failure.getMessage());
                assertEquals(failure, assertThrows(HtmStException.class, scan::next), "and stays one");
            }
        }
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            assertEquals(
                    400_000,
                    store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS)).count());
        }
    }

    @Test
    void aStoreOfAnotherSchemaVersionIsRefused() throws Exception {
        Store.open(new StoreLocation.Embedded(home)).close();
        try (EmbeddedServer server = EmbeddedServer.attach(home);
                Connection connection = ConnectionFactory.createConnection(server.configuration());
                Table catalog = connection.getTable(TableName.valueOf("htmst:catalog"))) {
            String later = "{\"version\":99,\"layout\":\"spiral\",\"chunkLevel\":2,\"more\":true}";
            catalog.put(new Put("schema".getBytes(StandardCharsets.UTF_8))
                    .addColumn(
                            "c".getBytes(StandardCharsets.UTF_8),
                            "j".getBytes(StandardCharsets.UTF_8),
                            later.getBytes(StandardCharsets.UTF_8)));
        }
        HtmStException refused = assertThrows(HtmStException.class, () -> Store.open(new StoreLocation.Embedded(home)));
        assertTrue(refused.getMessage().contains("schema version 99"), refused.getMessage());
        assertFalse(refused.recoverable());
    }

    /** One server is enough for all of it. */
    @Test
    void aServerIsMistakenForNothingElse() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "600").start();
        Path state = home.resolve("server.json");
        ObjectMapper json = new ObjectMapper();
        try {
            EmbeddedServer.attach(home).close();
            byte[] written = Files.readAllBytes(state);

            ObjectNode elsewhere = (ObjectNode) json.readTree(written);
            ((ObjectNode) elsewhere.get("place"))
                    .put("host", "elsewhere")
                    .put("boot", "b")
                    .put("network", "n");
            elsewhere.put("pid", innocent.pid());
            Files.write(state, json.writeValueAsBytes(elsewhere));
            assertRefused(innocent.pid() + " of elsewhere (another machine or container)");
            assertEquals(
                    "elsewhere",
                    EmbeddedServer.status(home).orElseThrow().elsewhere().orElseThrow());

            Files.write(state, json.writeValueAsBytes(Map.of("pid", innocent.pid(), "startedMs", 1, "masterPort", 1)));
            assertRefused("of an older version");
            assertThrows(HtmStException.class, () -> EmbeddedServer.stop(home, Duration.ofSeconds(1)));

            Files.write(state, written);
            byte[] secret = Files.readAllBytes(home.resolve("secret"));
            Files.delete(home.resolve("secret"));
            assertRefused("is not the one that the running server began with");
            Files.write(home.resolve("secret"), new byte[32]);
            assertRefused("can be read by others");
            Files.setPosixFilePermissions(home.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
            assertRefused("is not the one that the running server began with");
            Files.write(home.resolve("secret"), secret);
            EmbeddedServer.attach(home).close();

            long pid = EmbeddedServer.status(home).orElseThrow().pid();
            Files.write(state, json.writeValueAsBytes(elsewhere));
            assertTrue(EmbeddedServer.stop(home), "a server elsewhere stops when asked");
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
            assertTrue(innocent.isAlive(), "and the process that has its number here goes on");
        } finally {
            innocent.destroyForcibly();
        }
    }

    private void assertRefused(String why) {
        HtmStException refused = assertThrows(HtmStException.class, () -> EmbeddedServer.attach(home));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertFalse(refused.recoverable());
    }

    @Test
    void aCommandThatIsHeldUpWithTheGateLockedHoldsUpNobodyForEver() throws Exception {
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Process holder =
                ChildProcess.start(HolderMain.class, home.resolve("gate.lock").toString());
        try {
            assertEquals("locked", ChildProcess.firstLine(holder));
            CommandLineRun count = CommandLineRun.of(home, "count", "--timeout", "PT1S");
            assertEquals(1, count.code(), count.err());
            assertTrue(count.err().contains("has not finished within 1 s (--timeout): process 1 on test"), count.err());
            CommandLineRun stop = CommandLineRun.of(home, "server", "stop", "--timeout", "PT1S");
            assertEquals(1, stop.code(), stop.err());
            assertEquals(0, CommandLineRun.of(home, "server", "status").code());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    /** Holds the gate until it is ended, as a command does that was stopped while it starts the server. */
    static final class HolderMain {
        private HolderMain() {}

        public static void main(String[] args) throws Exception {
            try (FileChannel gate =
                    FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                gate.lock();
                gate.write(ByteBuffer.wrap("process 1 on test".getBytes(StandardCharsets.UTF_8)));
                System.out.println("locked");
                while (System.in.read() >= 0) {
                    // Until the end.
                }
            }
        }
    }

    private void killServer() throws Exception {
        ProcessHandle server = ProcessHandle.of(
                        EmbeddedServer.status(home).orElseThrow().pid())
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
    }

    private static boolean finishes(ProcessHandle process, int seconds) throws Exception {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    /** A server that begins at once when a command starts another, whose JVM has still to come up. */
    static final class OvertakingMain {
        private OvertakingMain() {}

        public static void main(String[] args) {
            Path log = Path.of(args[0]).resolve("log").resolve("server.log");
            System.out.println("ready");
            while (!Files.exists(log)) {
                Thread.onSpinWait();
            }
            ServerMain.main(new String[] {args[0], "600", "240"});
        }
    }

    /** Attaches, says to which process, and ends. */
    static final class AttachMain {
        private AttachMain() {}

        public static void main(String[] args) {
            Path home = Path.of(args[0]);
            try (EmbeddedServer lease = EmbeddedServer.attach(home)) {
                System.out.println(EmbeddedServer.status(home).orElseThrow().pid());
            }
        }
    }
}
