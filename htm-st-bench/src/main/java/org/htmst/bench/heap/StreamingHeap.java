package org.htmst.bench.heap;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmst.failure.HtmStException;

/**
 * The heap of a client while samples stream through it.
 *
 * @param samples how many did
 * @param peakMb the most in use, garbage included, in 2^20 bytes
 */
public record StreamingHeap(long samples, double peakMb) {

    /** What the client is given, and may use up, in 2^20 bytes. */
    public static final int LIMIT_MB = 256;

    private static final double MB = 1 << 20;

    /**
     * Streams {@code samples} samples, or as many as there are, in a JVM with a heap of {@value #LIMIT_MB} MB.
     *
     * @throws HtmStException if that heap is too small
     */
    public static StreamingHeap measure(Path home, long samples) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + LIMIT_MB + "m");
        command.add("-XX:+UseSerialGC");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HeapProbe.class.getName()));
        command.addAll(List.of(home.toString(), Long.toString(samples)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!said.matches("\\d+ \\d+")) {
            throw new HtmStException(
                    "streaming " + samples + " samples through a heap of " + LIMIT_MB + " MB failed: " + said, false);
        }
        String[] numbers = said.split(" ");
        return new StreamingHeap(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]) / MB);
    }
}
