package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.client.CommandRequest;
import org.htmst.client.Frame;
import org.htmst.client.FrameChannel;
import org.htmst.client.FrameKind;
import org.htmst.client.ResidentPlace;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands of the script {@code htm-st} that share a process, over a real store. */
class ResidentTest {

    private static final String PROGRAM = "program-of-the-test";
    private static final List<String> SMALL = List.of("count", "--satellite", "noaa-18", "--box", "270,-50,360,0");

    private static Path folder;
    private static Path work;
    private static Path launcher;
    private static TestStore.Running running;

    @BeforeAll
    static void load() throws IOException, URISyntaxException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        running = TestStore.embedded();
        assertEquals(
                0,
                running.run("load", "-q", SampleFiles.NETCDF.get(2).toString()).code());
        folder = Files.createTempDirectory("htm-st-resident").toRealPath();
        work = Files.createDirectories(folder.resolve("work/deeper")).getParent();
        Files.writeString(
                work.resolve("square.geojson"),
                "{\"type\":\"Polygon\",\"coordinates\":[[[-90,-50],[0,-50],[0,0],[-90,0],[-90,-50]]]}");
        Files.writeString(work.resolve("broken.geojson"), "{");
        launcher = Checkout.makeShared(Files.createDirectory(folder.resolve("checkout")), PROGRAM);
    }

    @AfterAll
    static void end() throws Exception {
        if (running != null) {
            Stream<ProcessHandle> left = processes();
            run(work, Map.of(), "server", "stop");
            left.forEach(process -> process.onExit().join());
            TestStore.stop(running);
            TestStore.delete(folder);
        }
    }

    private static Path home() {
        return Path.of(running.options().get(1));
    }

    private static Path residentFolder() {
        return home().resolve("resident");
    }

    private static List<Path> sockets() throws IOException {
        return ResidentPlace.sockets(residentFolder());
    }

    /** The resident processes of the store that live, by their log. */
    private static Stream<ProcessHandle> processes() throws IOException {
        return Pattern.compile("(?m)^process (\\d+) listens at ")
                .matcher(Files.readString(residentFolder().resolve("resident.log")))
                .results()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.group(1))).stream())
                .filter(ProcessHandle::isAlive)
                .toList()
                .stream();
    }

    private static ProcessHandle process() throws IOException {
        return processes().findFirst().orElseThrow();
    }

    private static ProcessBuilder builder(Path in, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HTM_ST_HOME", home().toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private static CommandLineRun run(Path in, Map<String, String> environment, String... arguments) throws Exception {
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(in, environment, List.of(arguments))
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandLineRun(process.waitFor(), out, Files.readString(err));
    }

    private static String[] small(String... more) {
        return Stream.concat(SMALL.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aCommandSaysWhatItSaysInAProcessOfItsOwn() throws Exception {
        List<List<String>> commands = List.of(
                SMALL,
                List.of("count", "--satellite", "noaa-18", "--channel", "e1/0,e3/90", "--region", "saa", "--summary"),
                List.of("query", "--satellite", "noaa-18", "--box", "270,-50,360,0", "--channel", "e1/0", "--limit=9"),
                List.of("summarize", "--channel", "e1/0", "--by", "time:3h,L_IGRF:1/2/4/8", "--format", "csv"),
                List.of("summarize", "--channel", "e1/0", "--by", "lat:0"),
                List.of("summarize", "--channel", "e1/0", "--time", "2001"),
                List.of("ls"),
                List.of("ls", "granules"),
                List.of("server", "status"),
                List.of("grid", "id", "10,20"),
                List.of("rm", "*_n18_*"),
                List.of("rm", "99999"),
                List.of("count", "--satellite", "no-such"),
                List.of("count", "--no-such"),
                List.of("cuont"),
                List.of("help", "query"),
                List.of("--help"),
                List.of("--version"),
                List.of("count", "--polygon", "no-such.geojson"),
                List.of("query", "--limit", "1", "-o", "no-such/a.csv"),
                List.of("query", "--limit", "1", "-o", "-"),
                List.of("completion"));
        for (List<String> command : commands) {
            CommandLineRun alone = CommandLineRun.of(home(), command.toArray(String[]::new));
            CommandLineRun shared = run(Path.of("").toAbsolutePath(), Map.of(), command.toArray(String[]::new));
            assertEquals(alone, shared, command.toString());
        }
        assertEquals(1, processes().count());
    }

    @Test
    void relativePathsMeanTheFolderOfTheCaller() throws Exception {
        Path deeper = work.resolve("deeper");
        for (String[] command : new String[][] {
            {"count", "--polygon", "../square.geojson"},
            {"count", "--polygon=../broken.geojson"},
            {"query", "-o", "no-such/a.csv"},
            {"summarize", "--channel", "e1/0", "-o", "../square.geojson", "--format", "csv"},
            {"summarize", "--channel=e1/0", "--epochs", "../broken.geojson", "--before=1h", "--after=1h", "--by=time:1h"
            },
            {"summarize", "--channel=e1/0", "--epochs", "no-such", "--before=1h", "--after=1h", "--by=time:1h"},
            {"query", "-o", "../square.geojson"},
            {"query", "-o", "."},
            {"query", "-o", ""},
            {"count", "--conf", "no-such.xml"},
        }) {
            CommandLineRun shared = run(deeper, Map.of(), command);
            assertEquals(run(deeper, Map.of("HTM_ST_RESIDENT", "no"), command), shared);
            assertFalse(shared.err().contains("/./"), shared.err());
        }
        CommandLineRun written = run(deeper, Map.of(), "query", "--limit", "2", "-o", "a.csv");
        assertEquals(
                "2 samples from 1 input file in a.csv; there may be more (--limit)",
                written.err().lines().findFirst().orElseThrow());
        assertEquals(3, Files.readAllLines(deeper.resolve("a.csv")).size());
        assertTrue(Files.readString(deeper.resolve("a.csv-metadata.json")).contains("htm-st query --limit 2 -o a.csv"));
        CommandLineRun summary = run(deeper, Map.of(), "summarize", "--channel", "e1/0", "-o", "s.nc");
        assertEquals("1 cell in s.nc", summary.err().lines().findFirst().orElseThrow());
        assertTrue(Files.size(deeper.resolve("s.nc")) > 0);
        CommandLineRun named = run(
                home().getParent(), Map.of("HTM_ST_HOME", home().getFileName().toString()), small());
        assertEquals("1583\n", named.out());
    }

    @Test
    void standardInputStaysTheCallers() throws Exception {
        Path script = Files.writeString(
                folder.resolve("lines.sh"),
                "printf '1\\n2\\n3\\n' | while read n; do " + "'" + launcher + "' " + String.join(" ", SMALL)
                        + "; done\n");
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HTM_ST_HOME", home().toString());
        Process process = builder.start();
        assertEquals("1583\n1583\n1583\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aSignalEndsItsCommandAlone() throws Exception {
        assertEquals("1583\n", run(work, Map.of(), small()).out());
        ProcessHandle resident = process();
        for (boolean forcibly : new boolean[] {false, true}) {
            // More than pipe and socket hold, so that the command is at work as long as nobody reads on.
            Process process = builder(work, Map.of(), List.of("query", "--channel", "e1/0"))
                    .start();
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
            // Not by the process itself, which would close the pipe, too: the command might end for that.
            boolean told = forcibly
                    ? process.toHandle().destroyForcibly()
                    : process.toHandle().destroy();
            assertTrue(told);
            assertEquals(forcibly ? 137 : 143, process.waitFor());
            assertEquals("1583\n", run(work, Map.of(), small()).out());
        }
        assertEquals(List.of(resident), processes().toList());
    }

    @Test
    void aReaderWhoHasHeardEnoughEndsItQuietly() throws Exception {
        Process process =
                builder(work, Map.of(), List.of("query", "--channel", "e1/0")).start();
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        process.getInputStream().close();
        assertEquals(0, process.waitFor());
        assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aFullDiskIsToldOf() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" >/dev/full", launcher.toString(), "ls"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HTM_ST_HOME", home().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor());
        assertTrue(said.startsWith("htm-st: standard output cannot be written: "), said);
    }

    @Test
    @Timeout(300)
    void twoHundredCommandsLeaveNothing() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")));
        assertEquals("1583\n", run(work, Map.of(), small()).out());
        ProcessHandle resident = process();
        String identity = identity(resident);
        UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(sockets().get(0));
        CommandRequest request =
                new CommandRequest(identity, work.toString(), 0, Map.of("HTM_ST_HOME", home().toString()), SMALL);
        askMany(socket, request, 40);
        Path files = Path.of("/proc/" + resident.pid() + "/fd");
        Path threads = Path.of("/proc/" + resident.pid() + "/task");
        while (own(threads) > 1) {
            Thread.onSpinWait();
        }
        long filesBefore = count(files);
        askMany(socket, request, 200);
        while (own(threads) > 1 || count(files) > filesBefore) {
            Thread.onSpinWait();
        }
        assertEquals(List.of(resident), processes().toList());
    }

    /** As it was told. */
    private static String identity(ProcessHandle resident) throws IOException {
        return Stream.of(Files.readString(Path.of("/proc/" + resident.pid() + "/environ"))
                        .split("\0"))
                .filter(variable -> variable.startsWith(ResidentPlace.IDENTITY + "="))
                .findFirst()
                .orElseThrow()
                .substring(ResidentPlace.IDENTITY.length() + 1);
    }

    private static void askMany(UnixDomainSocketAddress socket, CommandRequest request, int times) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = IntStream.range(0, times)
                .mapToObj(n -> clients.submit(() -> ask(socket, request)))
                .toList();
        clients.shutdown();
        for (Future<String> answer : answers) {
            assertEquals("1583\n", answer.get());
        }
    }

    private static String ask(UnixDomainSocketAddress socket, CommandRequest request) throws IOException {
        StringBuilder out = new StringBuilder();
        try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX);
                FrameChannel channel = new FrameChannel(connection)) {
            connection.connect(socket);
            channel.send(FrameKind.REQUEST, request.bytes());
            assertEquals(FrameKind.ACCEPTED, channel.receive().kind());
            channel.send(FrameKind.BEGIN);
            for (Frame frame = channel.receive(); frame.kind() != FrameKind.EXIT; frame = channel.receive()) {
                switch (frame.kind()) {
                    case OUT -> out.append(frame.text());
                    case SETTLE -> channel.send(FrameKind.SETTLED);
                    default -> throw new AssertionError(frame.kind() + " " + frame.text());
                }
            }
        }
        return out.toString();
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    /** How many threads are named as those of commands, their clients and the watch. */
    private static long own(Path threads) throws IOException {
        long own = 0;
        try (Stream<Path> entries = Files.list(threads)) {
            for (Path thread : entries.toList()) {
                own += name(thread).startsWith("htm-st-resident") ? 1 : 0;
            }
        }
        return own;
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            // It has ended meanwhile.
            return "";
        }
    }

    @Test
    void anotherProgramHasAnotherProcess() throws Exception {
        run(work, Map.of(), "version");
        ProcessHandle old = process();
        Checkout.change(launcher.getParent(), "another-program");
        try {
            assertEquals("1583\n", run(work, Map.of(), small()).out());
            old.onExit().join();
            assertNotEquals(old, process());
            assertEquals(1, sockets().size());
        } finally {
            Checkout.change(launcher.getParent(), PROGRAM);
        }
    }

    @Test
    void stoppingTheServerEndsIt() throws Exception {
        assertEquals("1583\n", run(work, Map.of(), small()).out());
        ProcessHandle resident = process();
        CommandLineRun stop = run(work, Map.of(), "server", "stop");
        assertEquals("stopped, in " + home() + "\n", stop.out(), stop.err());
        resident.onExit().join();
        assertEquals(List.of(), sockets());
        CommandLineRun next = run(work, Map.of(), small());
        assertEquals("1583\n", next.out());
        assertTrue(next.err().startsWith("starting the embedded server in " + home()), next.err());
    }

    @Test
    void aServerThatIsKilledIsStartedAnew() throws Exception {
        assertEquals("1583\n", run(work, Map.of(), small()).out());
        ProcessHandle resident = process();
        ProcessHandle server = EmbeddedServer.status(home())
                .map(EmbeddedServer.Status::pid)
                .flatMap(ProcessHandle::of)
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        CommandLineRun next = run(work, Map.of(), small());
        assertEquals("1583\n", next.out(), next.err());
        assertEquals(List.of(resident), processes().toList());
    }

    @Test
    void whatIsLoadedIsSeenByTheNextQuestion() throws Exception {
        CommandLineRun before = run(work, Map.of(), "count", "--satellite", "noaa-18");
        CommandLineRun loaded = run(
                work,
                Map.of(),
                "load",
                "-q",
                SampleFiles.FOLDER.resolve("swarm-like-efi.csv").toString());
        assertEquals(0, loaded.code(), loaded.err());
        CommandLineRun all = run(work, Map.of(), "count");
        assertTrue(
                Long.parseLong(all.out().strip()) > Long.parseLong(before.out().strip()), all.out() + all.err());
        assertEquals(0, run(work, Map.of(), "rm", "swarm-like-efi.csv", "--yes").code());
        assertEquals(before.out(), run(work, Map.of(), "count").out());
    }

    @Tag("long")
    @Test
    void aStateThatIsRestoredIsSeenByTheNextQuestion() throws Exception {
        TestStore.Running other = TestStore.embedded();
        try {
            Map<String, String> there = Map.of("HTM_ST_HOME", other.options().get(1));
            assertEquals(
                    0,
                    run(work, there, "load", "-q", SampleFiles.NETCDF.get(2).toString())
                            .code());
            assertEquals("1583\n", run(work, there, small()).out());
            assertEquals(
                    0, run(work, there, "snapshot", "create", "before", "-q").code());
            assertEquals(0, run(work, there, "rm", "*_n18_*", "--yes").code());
            assertEquals("0\n", run(work, there, "count").out());
            CommandLineRun restored = run(work, there, "snapshot", "restore", "before", "--yes", "-q");
            assertEquals(0, restored.code(), restored.err());
            assertEquals("1583\n", run(work, there, small()).out());
            assertEquals(0, run(work, there, "server", "stop").code());
        } finally {
            TestStore.stop(other);
        }
    }

    @Test
    void itIsDoneWithout() throws Exception {
        Path fresh = Files.createDirectory(
                folder.resolve("fresh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path resident = fresh.resolve("resident");
        // Unwanted, and where no data directory is yet.
        run(work, Map.of("HTM_ST_HOME", fresh.toString(), "HTM_ST_RESIDENT", "no"), "version");
        run(work, Map.of("HTM_ST_HOME", folder.resolve("none").toString()), "version");
        run(work, Map.of("HTM_ST_HOME", fresh.toString(), "HTM_ST_JAVA_OPTS", "-Xmx1g"), "version");
        assertFalse(Files.exists(resident));
        assertFalse(Files.exists(folder.resolve("none")));
        // Where it cannot be: a path that is too long, a folder that others can read, a file.
        Path deep = Files.createDirectories(fresh.resolve("d".repeat(90)));
        Path open = Files.createDirectories(fresh.resolve("open/resident")).getParent();
        Files.setPosixFilePermissions(open.resolve("resident"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path blocked = Files.createDirectory(fresh.resolve("blocked"));
        Files.createFile(blocked.resolve("resident"));
        for (Path home : List.of(deep, open, blocked)) {
            CommandLineRun version = run(work, Map.of("HTM_ST_HOME", home.toString()), "version");
            assertEquals(0, version.code(), version.err());
            assertEquals("", version.err());
            assertTrue(version.out().startsWith("htm-st "), version.out());
        }
        assertEquals(0, count(open.resolve("resident")));
    }

    @Test
    void anIdleTimeThatIsNoneIsRefused() throws Exception {
        CommandLineRun run = run(work, Map.of("HTM_ST_RESIDENT", "for ever"), "version");
        assertEquals(2, run.code());
        assertEquals(
                "htm-st: HTM_ST_RESIDENT is 'for ever'; give a time such as 30m (s, m or h), or 'no' for a process for each command\n",
                run.err());
    }

    @Test
    void itEndsWhenItIsIdle() throws Exception {
        run(work, Map.of("HTM_ST_RESIDENT", "1s"), "version");
        processes().forEach(process -> process.onExit().join());
        assertEquals(List.of(), sockets());
    }
}
