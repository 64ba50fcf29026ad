package org.htmst.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that notes how it is called stands for the program. */
class ProcessBenchTest {

    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Launcher launcher(String... more) throws IOException {
        Path script = folder.resolve("htm-st");
        Files.writeString(
                script,
                "#!/bin/sh\necho \"${HTM_ST_RESIDENT:-yes} $HTM_ST_HOME $*\" >>" + folder.resolve("calls") + "\n"
                        + String.join("\n", more) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Launcher(script, Path.of("/data"));
    }

    private static List<ProcessTimes> measure(Launcher launcher, boolean steady) throws IOException {
        return new ProcessBench(launcher, 10, 1, SILENCE)
                .measure(List.of(new ShellCommand(List.of("count", "--cap", "1,2,3"), steady)));
    }

    @Test
    void eachStartFindsWhatItPromises() throws IOException {
        List<ProcessTimes> times = measure(launcher("echo 7"), true);
        assertEquals(
                List.of("cold 1", "own 2", "resident 10"),
                times.stream().map(t -> t.start() + " " + t.runs().size()).toList());
        assertEquals("count --cap 1,2,3", times.get(0).command().toString());
        List<String> calls = Files.readAllLines(folder.resolve("calls"));
        assertEquals(
                List.of(
                        "no /data version",
                        "no /data server stop",
                        "no /data server start",
                        "yes /data count --cap 1,2,3"),
                calls.subList(0, 4));
        assertEquals(
                3, calls.stream().filter("no /data count --cap 1,2,3"::equals).count());
        assertEquals(
                1 + 1 + 10,
                calls.stream().filter("yes /data count --cap 1,2,3"::equals).count());
        assertEquals("no /data server stop", calls.get(calls.size() - 1));
    }

    @Test
    void anotherAnswerFailsUnlessItMayDiffer() throws IOException {
        String numbered = "wc -l <" + folder.resolve("calls");
        HtmStException failure = assertThrows(HtmStException.class, () -> measure(launcher(numbered), true));
        assertTrue(failure.getMessage().contains("prints something else than before"), failure.getMessage());
        assertEquals(3, measure(launcher(numbered), false).size());
    }

    @Test
    void whatAFailedCommandSaidIsTold() throws IOException {
        Launcher broken = launcher("echo 'htm-st: the disk is full' >&2", "exit 1");
        HtmStException failure = assertThrows(HtmStException.class, () -> measure(broken, true));
        assertTrue(failure.getMessage().contains("exit code 1: htm-st: the disk is full"), failure.getMessage());
    }

    @Test
    void percentilesAreTimesThatWereMeasured() {
        List<Duration> runs = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> Duration.ofMillis(201 - i))
                .toList();
        ProcessTimes times = new ProcessTimes(new ShellCommand(List.of("version"), true), Start.OWN, runs);
        assertEquals(Duration.ofMillis(100), times.percentile(50));
        assertEquals(Duration.ofMillis(180), times.percentile(90));
        assertEquals(Duration.ofMillis(198), times.percentile(99));
        assertEquals(Duration.ofMillis(200), times.percentile(100));
        ProcessTimes once = new ProcessTimes(times.command(), Start.COLD, List.of(Duration.ofMillis(3)));
        assertEquals(Duration.ofMillis(3), once.percentile(99));
    }
}
