package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others can see of a store: nothing over the network, nothing on the disk, nothing of its secrets. */
class ExposureTest {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> ALL_READ = PosixFilePermissions.fromString("rwxr-xr-x");

    private Path folder;
    private Path home;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("htm-st-exposure");
        home = folder.resolve("it's $(touch seen); touch `echo seen`");
    }

    @AfterEach
    void removeFolder() throws IOException {
        EmbeddedServer.stop(home);
        TestStore.delete(folder);
    }

    @Test
    void theServerListensOnLoopbackOnlyAndItsFilesAreItsOwners() throws IOException {
        Files.createDirectory(home, PosixFilePermissions.asFileAttribute(ALL_READ));
        Files.setPosixFilePermissions(home, ALL_READ);
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(1_456_704_000_000L, 100, 1), 7));
            long pid = EmbeddedServer.status(home).orElseThrow().pid();
            List<String> addresses = listeners(pid);
            assertTrue(addresses.size() >= 3, "ZooKeeper, master and region server listen: " + addresses);
            for (String address : addresses) {
                assertTrue(isLoopback(address), "listens on " + address);
            }
        }
        assertEquals(OWNER_ONLY, Files.getPosixFilePermissions(home), "an empty folder is closed to others");
        for (String part : List.of("zk", "clients", "log", "staging")) {
            assertEquals(OWNER_ONLY, Files.getPosixFilePermissions(home.resolve(part)), part);
        }
        try (Stream<Path> files = Files.walk(home.resolve("hbase"))) {
            List<Path> open = files.filter(ExposureTest::isOpenToOthers).toList();
            assertEquals(List.of(), open);
        }
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(home), beside.toList(), "the name of a folder is not run by a shell");
        }
        Files.setPosixFilePermissions(home, ALL_READ);
        EmbeddedServer.attach(home).close();
        assertEquals(OWNER_ONLY, Files.getPosixFilePermissions(home), "a data directory is closed again");
    }

    @Test
    void anotherUserOfTheMachineGetsNothing() throws Exception {
        assumeTrue(OtherUser.canBeUsed(), "only root can be another user, with setpriv");
        Path shared = Files.createTempDirectory("htm-st-other-user");
        try (Store store = Store.open(new StoreLocation.Embedded(home))) {
            store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(1_456_704_000_000L, 100, 1), 7));
            EmbeddedServer.Status server = EmbeddedServer.status(home).orElseThrow();
            List<String> ports = listeners(server.pid()).stream()
                    .map(address -> Integer.toString(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16)))
                    .distinct()
                    .toList();
            Files.setPosixFilePermissions(shared, ALL_READ);
            List<String> arguments =
                    new ArrayList<>(List.of(OtherUser.folder(shared).toString()));
            arguments.addAll(ports);
            Process intruder = OtherUser.start(shared.resolve("classes"), Intruder.class, arguments);
            List<String> tries = new String(intruder.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertEquals(0, intruder.waitFor());
            assertEquals(ports.size() * 18, tries.size(), tries::toString);
            assertEquals(
                    List.of(),
                    tries.stream().filter(line -> !line.startsWith("refused")).toList());
            assertEquals(server, EmbeddedServer.status(home).orElseThrow(), "it still runs");
            assertEquals(
                    100,
                    store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS)).count(),
                    "and answers");
        } finally {
            TestStore.delete(shared);
        }
    }

    @Test
    void aFolderOfOtherThingsIsNotClosedToOthersButRefused() throws IOException {
        Files.createDirectory(home);
        Files.setPosixFilePermissions(home, ALL_READ);
        Files.writeString(home.resolve("letter.txt"), "for all to read");
        HtmStException refused = assertThrows(HtmStException.class, () -> EmbeddedServer.attach(home));
        assertTrue(refused.getMessage().contains("set HTM_ST_HOME to a folder of its own"), refused.getMessage());
        assertFalse(refused.recoverable());
        assertEquals(ALL_READ, Files.getPosixFilePermissions(home));
        Files.setPosixFilePermissions(home, OWNER_ONLY);
        EmbeddedServer.attach(home).close();
    }

    @Test
    void noValueOfAConfigurationIsEverPrinted() throws IOException {
        Path site = Files.writeString(
                folder.resolve("hbase-site.xml"),
                """
                <configuration>
                  <property><name>hbase.zookeeper.quorum</name><value>127.0.0.1</value></property>
                  <property><name>hbase.zookeeper.property.clientPort</name><value>1</value></property>
                  <property><name>hbase.rootdir</name><value>hdfs://127.0.0.1:1/hbase</value></property>
                  <property><name>hbase.rpc.tls.truststore.password</name><value>open-sesame</value></property>
                  <property><name>hbase.client.keytab.file</name><value>open-sesame.keytab</value></property>
                </configuration>
                """);
        for (String command : List.of("count", "status", "load", "init")) {
            CommandLineRun run = command.equals("load")
                    ? run(site, "load", SampleFiles.NETCDF.get(1).toString())
                    : run(site, command);
            assertEquals(1, run.code(), run.err());
            assertTrue(run.err().contains("see 'htm-st status'"), run.err());
            assertFalse((run.out() + run.err()).contains("open-sesame"), run.out() + run.err());
        }
    }

    private CommandLineRun run(Path site, String command, String... arguments) {
        return CommandLineRun.of(
                home,
                Stream.concat(
                                Stream.of(command, "--debug", "--timeout", "PT1S", "--conf", site.toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            // HBase lets others go through its folders, to nothing that they could read.
            return Files.getPosixFilePermissions(file).stream()
                    .anyMatch(right -> !OWNER_ONLY.contains(right)
                            && right != PosixFilePermission.GROUP_EXECUTE
                            && right != PosixFilePermission.OTHERS_EXECUTE);
        } catch (NoSuchFileException e) {
            // HBase tidies up meanwhile.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses and ports, as the kernel writes them, of the sockets that a process listens on. */
    private static List<String> listeners(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException e) {
                    // Closed since the folder was read.
                }
            }
        }
        String listening = "0A";
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/net", table))
                .filter(Files::exists)
                .flatMap(ExposureTest::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[3].equals(listening) && sockets.contains("socket:[" + fields[9] + "]"))
                .map(fields -> fields[1])
                .toList();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 127.0.0.1, the same mapped into IPv6, or ::1, each word in the byte order of a small-endian machine. */
    private static boolean isLoopback(String address) {
        return Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")
                .contains(address.substring(0, address.indexOf(':')));
    }
}
