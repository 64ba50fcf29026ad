package org.htmst.simulate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.hbase.input.SourceContent;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/** A simulated day as a store loads it, without a file. */
public final class SimulatedSource {

    /** Rises when other values come out of the same satellite, day and seed. */
    private static final String MODEL = "simulated 1";

    private SimulatedSource() {}

    /**
     * The samples of {@code day} with {@code channels}. In place of a file name and a hash of bytes stand names of what was simulated, so
     * that loading the same day again changes nothing.
     */
    public static SourceContent of(SimulatedDay day, List<Channel> channels) {
        SampleTable samples = day.samples(channels);
        return new SourceContent(
                Path.of("simulated_" + day.satellite().token() + "_" + day.day()),
                0,
                sha256(day, channels),
                MODEL,
                SimulatedDay.product(),
                samples,
                samples.size(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private static String sha256(SimulatedDay day, List<Channel> channels) {
        String made = day.satellite().satellite() + " " + day.day() + " " + day.seed() + " "
                + channels.stream().map(Channel::name).collect(Collectors.joining(" "));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(made.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
