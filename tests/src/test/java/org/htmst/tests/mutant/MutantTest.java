package org.htmst.tests.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.htmst.tests.mutant.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files end in a message or in a table that is right, within seconds and within a small heap, whatever the damage.
 * {@code -Dhtmst.mutants=N} says how many are read, {@code -Dhtmst.seed=N} which.
 */
class MutantTest {

    private static final long SEED = Long.getLong("htmst.seed", 4711);
    private static final int MUTANTS = Integer.getInteger("htmst.mutants", 1000);
    private static final int PROCESSES = 2;
    private static final Path SAMPLES = Path.of("..", "sample-data");

    @TempDir
    private Path folder;

    @Test
    void damagedFilesAreRefusedOrRight() throws Exception {
        ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
        List<Future<List<Verdict>>> running = new ArrayList<>();
        for (int p = 0; p < PROCESSES; p++) {
            int first = p;
            Callable<List<Verdict>> all = () -> verdicts(first, Files.createDirectory(folder.resolve("p" + first)));
            running.add(processes.submit(all));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Future<List<Verdict>> process : running) {
            verdicts.addAll(process.get());
        }
        processes.shutdown();
        System.out.println(table(verdicts));
        List<String> faults = verdicts.stream()
                .filter(v -> v.outcome() == Outcome.FAULT)
                .map(Verdict::toString)
                .toList();
        assertEquals(List.of(), faults, "seed " + SEED);
        assertEquals(MUTANTS, verdicts.size());
        for (Outcome outcome : new Outcome[] {Outcome.REFUSED, Outcome.ACCEPTED}) {
            assertTrue(verdicts.stream().filter(v -> v.outcome() == outcome).count() > MUTANTS / 10, outcome.name());
        }
    }

    /** Of every {@link #PROCESSES}th mutant; a process that ends at one is followed by another behind it. */
    private static List<Verdict> verdicts(int first, Path work) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        int next = first;
        while (next < MUTANTS) {
            Process process = start(work, next);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    verdicts.add(Verdict.parse(line));
                    next = verdicts.get(verdicts.size() - 1).number() + PROCESSES;
                }
            }
            int code = process.waitFor();
            boolean told =
                    !verdicts.isEmpty() && verdicts.get(verdicts.size() - 1).outcome() == Outcome.FAULT;
            if (next < MUTANTS && !told) {
                verdicts.add(new Verdict(next, "?", "?", Outcome.FAULT, 0, 0, "ended the process with code " + code));
                next += PROCESSES;
            }
        }
        return verdicts;
    }

    private static Process start(Path work, int first) throws IOException {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                MutantReader.class.getName(),
                SAMPLES.toString(),
                work.toString(),
                Long.toString(SEED),
                Integer.toString(first),
                Integer.toString(MUTANTS),
                Integer.toString(PROCESSES));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String table(List<Verdict> verdicts) {
        TreeMap<String, List<Verdict>> byKind = new TreeMap<>();
        verdicts.forEach(
                v -> byKind.computeIfAbsent(v.kind(), k -> new ArrayList<>()).add(v));
        StringBuilder table =
                new StringBuilder(line("kind of damage", "mutants", "refused", "accepted", "faults", "slowest ms"));
        byKind.forEach((kind, some) -> table.append(row(kind, some)));
        return table.append(row("all", verdicts)).toString();
    }

    private static String row(String kind, List<Verdict> verdicts) {
        return line(
                kind,
                verdicts.size(),
                count(verdicts, Outcome.REFUSED),
                count(verdicts, Outcome.ACCEPTED),
                count(verdicts, Outcome.FAULT),
                verdicts.stream()
                        .map(Verdict::ms)
                        .max(Comparator.naturalOrder())
                        .orElse(0L));
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-60s %8s %8s %8s %8s %11s%n", cells);
    }
}
