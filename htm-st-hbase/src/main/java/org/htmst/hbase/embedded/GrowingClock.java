package org.htmst.hbase.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.util.EnvironmentEdge;

/**
 * The time of the embedded HBase: the machine's, but never less than it has ever been, though the machine's clock be put back, by
 * a second or a day, while the server runs or between two runs. HBase orders the versions of a cell by the time, its own table of
 * regions included: after a step back it would not see its own latest changes, and would not start.
 *
 * <p>Where the machine's clock is behind, the time goes on from the greatest with the machine's uninterrupted one. A file of the
 * data directory holds a time that was never reached, written before it is.
 */
final class GrowingClock implements EnvironmentEdge {

    /** How far ahead of the time the file is; a killed server's successor begins that much later at most. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** Beyond what can be seen of a store without the file: it was written to after its last log was begun. */
    private static final Duration UNSEEN = Duration.ofHours(1);

    private static final Pattern TIME_IN_NAME = Pattern.compile("(?<![0-9a-z])[0-9]{13}(?![0-9a-z])");

    private final Path file;
    private final Clock machine;
    private final LongSupplier uninterruptedNs;

    /** What is added to the uninterrupted time, ms. */
    private final AtomicLong offsetMs;

    private volatile long writtenMs;

    private GrowingClock(Path file, Clock machine, LongSupplier uninterruptedNs, long leastMs) {
        this.file = file;
        this.machine = machine;
        this.uninterruptedNs = uninterruptedNs;
        this.offsetMs = new AtomicLong(leastMs - uninterruptedMs());
    }

    /**
     * The time of a data directory's server, later than all that servers before it have used.
     *
     * @param machine the machine's clock
     * @param uninterruptedNs goes on whatever becomes of the clock, ns
     */
    static GrowingClock of(DataDirectory directory, Clock machine, LongSupplier uninterruptedNs) throws IOException {
        return new GrowingClock(directory.clock(), machine, uninterruptedNs, greatest(directory, machine) + 1);
    }

    private static long greatest(DataDirectory directory, Clock machine) throws IOException {
        try {
            return Long.parseLong(Files.readString(directory.clock()).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            // An earlier program kept no file.
            long seenMs = greatestSeen(directory.hbaseRoot());
            return seenMs > machine.millis() ? seenMs + UNSEEN.toMillis() : seenMs;
        }
    }

    /** The latest change of any file, or the latest time in the name of a log. */
    private static long greatestSeen(Path hbaseRoot) throws IOException {
        long greatestMs = 0;
        if (Files.exists(hbaseRoot)) {
            try (Stream<Path> files = Files.walk(hbaseRoot)) {
                for (Path seen : (Iterable<Path>) files::iterator) {
                    greatestMs =
                            Math.max(greatestMs, Files.getLastModifiedTime(seen).toMillis());
                    if (hbaseRoot.relativize(seen).toString().contains("WALs")) {
                        Matcher times = TIME_IN_NAME.matcher(seen.getFileName().toString());
                        while (times.find()) {
                            greatestMs = Math.max(greatestMs, Long.parseLong(times.group()));
                        }
                    }
                }
            }
        }
        return greatestMs;
    }

    private long uninterruptedMs() {
        return uninterruptedNs.getAsLong() / 1_000_000;
    }

    @Override
    public long currentTime() {
        long uninterruptedMs = uninterruptedMs();
        long machineOffsetMs = machine.millis() - uninterruptedMs;
        if (machineOffsetMs > offsetMs.get()) {
            offsetMs.accumulateAndGet(machineOffsetMs, Math::max);
        }
        long nowMs = uninterruptedMs + offsetMs.get();
        if (nowMs > writtenMs) {
            goOn(nowMs);
        }
        return nowMs;
    }

    /** How far this time is ahead of the machine's, 0 if it is not. */
    Duration ahead() {
        return Duration.ofMillis(Math.max(0, currentTime() - machine.millis()));
    }

    private synchronized void goOn(long nowMs) {
        if (nowMs > writtenMs) {
            try {
                write(nowMs + AHEAD.toMillis());
            } catch (IOException e) {
                // HBase itself will say more of a full disk; without the file, the next server looks at the files it
                // finds.
                System.err.println("the time cannot be kept in " + file + ": " + e);
                writtenMs = nowMs + AHEAD.toMillis();
            }
        }
    }

    /** Writes the time as it is, for a server that ends. */
    synchronized void end() throws IOException {
        write(currentTime());
    }

    private void write(long timeMs) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((timeMs + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        writtenMs = timeMs;
    }
}
