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
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.htmst.tests.ChildProcess;
import org.htmst.tests.mutant.Verdict.Outcome;

/** Child processes that try mutants between them, each in a folder of its own and with little memory. */
final class Children {

    static final long SEED = Long.getLong("htmst.seed", 4711);

    private static final int PROCESSES = 2;

    private final Class<?> main;
    private final int mutants;
    private final Path folder;
    private final List<String> arguments;

    /**
     * Children to be.
     *
     * @param main their main class; its arguments are seed, first number, end, step and {@code arguments}, in which {@code .} is
     *     the folder of the child
     */
    Children(Class<?> main, int mutants, Path folder, String... arguments) {
        this.main = main;
        this.mutants = mutants;
        this.folder = folder;
        this.arguments = List.of(arguments);
    }

    /** Tries all, prints a table, and fails if any of them did what it should not. */
    List<Verdict> requireNoFault() throws InterruptedException, ExecutionException {
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
        assertEquals(mutants, verdicts.size());
        for (Outcome outcome : new Outcome[] {Outcome.REFUSED, Outcome.ACCEPTED}) {
            assertTrue(count(verdicts, outcome) > mutants / 100, outcome.name());
        }
        return verdicts;
    }

    /** Of every {@link #PROCESSES}th mutant; a process that ends at one is followed by another behind it. */
    private List<Verdict> verdicts(int first, Path work) throws IOException, InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        int next = first;
        while (next < mutants) {
            int begun = next;
            Process process = start(work, next);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    verdicts.add(Verdict.parse(line));
                    next = verdicts.get(verdicts.size() - 1).number() + PROCESSES;
                }
            }
            int code = process.waitFor();
            boolean told = next > begun && verdicts.get(verdicts.size() - 1).outcome() == Outcome.FAULT;
            if (next < mutants && !told) {
                verdicts.add(Verdict.open(next, "?", "?").fault("ended the process with code " + code));
                next += PROCESSES;
            }
        }
        return verdicts;
    }

    private Process start(Path work, int first) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                Long.toString(SEED),
                Integer.toString(first),
                Integer.toString(mutants),
                Integer.toString(PROCESSES)));
        arguments.forEach(a -> command.add(a.equals(".") ? work.toString() : a));
        return new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectError(ChildProcess.errors())
                .start();
    }

    private static String table(List<Verdict> verdicts) {
        TreeMap<String, List<Verdict>> byKind = new TreeMap<>();
        verdicts.forEach(
                v -> byKind.computeIfAbsent(v.kind(), k -> new ArrayList<>()).add(v));
        StringBuilder table = new StringBuilder(
                line("kind of damage", "mutants", "refused", "accepted", "faults", "slowest ms", "most MB"));
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
                verdicts.stream().mapToLong(Verdict::ms).max().orElse(0),
                verdicts.stream().mapToLong(Verdict::allocatedMb).max().orElse(0));
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-60s %8s %8s %8s %8s %11s %8s%n", cells);
    }
}
