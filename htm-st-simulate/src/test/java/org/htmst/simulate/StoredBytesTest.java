package org.htmst.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import org.htmst.code.CodeLayout;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.ChunkRow;
import org.htmst.hbase.codec.Chunks;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The store's blocks of simulated days against those of the real ones, so that what is measured with one holds for the other.
 *
 * <p>Bytes a sample, real and simulated, with time and place: 20 telescope channels 5.9 and 5.8 (NOAA-15), 6.3 and 6.4 (-18), 6.1
 * and 6.3 (-19); all channels 103 and 74, 78 and 75, 66 and 75. Real days differ more from each other than simulated ones do.
 */
class StoredBytesTest {

    private static final int CHUNK_LEVEL = 2;
    private static final int BLOCK_BYTES = 1 << 16;

    private static boolean isTelescope(Channel channel) {
        return channel.name().matches("mep_(ele|pro)_tel(0|90)_flux_(e|p)[1-6]");
    }

    /** Bytes a sample of the values of channels, deflated in blocks of 64 KiB as HBase's are. */
    private static double bytesPerSample(SampleTable samples, Predicate<Channel> wanted) {
        List<Channel> channels = samples.channels().stream().filter(wanted).toList();
        SampleTable chosen = new SampleTable(
                samples.positionType(),
                samples.satellites(),
                samples.satellite(),
                samples.timeMs(),
                samples.lonDeg(),
                samples.latDeg(),
                samples.altKm(),
                channels,
                channels.stream()
                        .map(channel -> samples.values()[samples.channels().indexOf(channel)])
                        .toArray(double[][]::new));
        ChunkNumbers numbers = new ChunkNumbers(1, name -> 1, chosen.channels()::indexOf);
        Chunks chunks = Chunks.of(chosen, CodeLayout.coupled(CHUNK_LEVEL), numbers);
        ChannelModels models = ChannelModels.of(1, chosen, chunks, numbers);
        long bytes = 0;
        byte[] block = new byte[BLOCK_BYTES];
        int used = 0;
        for (ChunkRow row : chunks.rows(models)) {
            for (ChunkCell cell : row.cells()) {
                if (used + cell.value().length > BLOCK_BYTES) {
                    bytes += deflated(block, used);
                    used = 0;
                }
                System.arraycopy(cell.value(), 0, block, used, cell.value().length);
                used += cell.value().length;
            }
        }
        return (bytes + deflated(block, used)) / (double) samples.size();
    }

    private static int deflated(byte[] block, int length) {
        Deflater deflater = new Deflater();
        deflater.setInput(block, 0, length);
        deflater.finish();
        int bytes = deflater.deflate(new byte[2 * BLOCK_BYTES]);
        deflater.end();
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"noaa-15, n15, 11827", "noaa-18, n18, 22411", "noaa-19, n19, 12500"})
    void simulatedSamplesTakeAboutAsManyBytesAsRealOnes(String satellite, String token, int size) {
        SampleTable real = SourceFiles.read(
                        Path.of("../sample-data/poes_" + token + "_20191024_proc.nc"), Optional.empty())
                .samples();
        assertEquals(size, real.size());
        SampleTable made = first(
                SimulatedDay.of(satellite, LocalDate.of(2019, 10, 24), 1)
                        .samples(SimulatedDay.product().channels()),
                size);
        double telescopes =
                bytesPerSample(made, StoredBytesTest::isTelescope) / bytesPerSample(real, StoredBytesTest::isTelescope);
        double all = bytesPerSample(made, channel -> true) / bytesPerSample(real, channel -> true);
        assertTrue(telescopes > 0.85 && telescopes < 1.2, satellite + ": telescopes, simulated / real = " + telescopes);
        assertTrue(all > 0.65 && all < 1.2, satellite + ": all channels, simulated / real = " + all);
    }

    private static SampleTable first(SampleTable samples, int size) {
        int n = Math.min(size, samples.size());
        return new SampleTable(
                samples.positionType(),
                samples.satellites(),
                Arrays.copyOf(samples.satellite(), n),
                Arrays.copyOf(samples.timeMs(), n),
                Arrays.copyOf(samples.lonDeg(), n),
                Arrays.copyOf(samples.latDeg(), n),
                Arrays.copyOf(samples.altKm(), n),
                samples.channels(),
                Arrays.stream(samples.values())
                        .map(column -> Arrays.copyOf(column, n))
                        .toArray(double[][]::new));
    }
}
