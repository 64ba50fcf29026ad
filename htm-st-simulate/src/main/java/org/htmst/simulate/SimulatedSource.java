package org.htmst.simulate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.formats.poes.PoesSatellite;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/**
 * A simulated day as a store loads it, without a file. In place of a file name and a hash of bytes stand names of what is
 * simulated, so that loading the same day again changes nothing.
 *
 * @param satellite one of {@link org.htmst.simulate.orbit.Orbit#satellites()}
 * @param day UTC
 * @param seed see {@link SimulatedDay#of}
 * @param channels of {@link SimulatedDay#product()}
 */
public record SimulatedSource(String satellite, LocalDate day, long seed, List<Channel> channels) implements Source {

    /** Rises when other values come out of the same satellite, day and seed. */
    private static final String MODEL = "simulated 1";

    @Override
    public String fileName() {
        return "simulated_" + PoesSatellite.ofName(satellite).orElseThrow().token() + "_" + day;
    }

    @Override
    public String sha256() {
        String made = satellite + " " + day + " " + seed + " "
                + channels.stream().map(Channel::name).collect(Collectors.joining(" "));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(made.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String reading() {
        return MODEL;
    }

    @Override
    public SourceContent read() {
        SampleTable samples = SimulatedDay.of(satellite, day, seed).samples(channels);
        return new SourceContent(
                Path.of(fileName()),
                0,
                sha256(),
                reading(),
                SimulatedDay.product(),
                samples,
                samples.size(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }
}
