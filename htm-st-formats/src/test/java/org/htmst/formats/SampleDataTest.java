package org.htmst.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDataTest {

    private static final Path SAMPLE_DATA = Path.of("../sample-data");

    @ParameterizedTest
    @CsvSource({
        "swarm-like-efi.csv, EF, 380, 1, 2",
        "swarm-like-vfm.csv.gz, MF, 400, 0, 1",
        "telescope-like-electrons.csv, EP, 360, 0, 1",
        "accelerometer-like-density.csv, NG, 260, 1, 1",
        "swarm-like-lp.csv, P, 500, 0, 1",
        "photometer-like-euv.csv, I, 240, 0, 1"
    })
    void everyFamilyHasAnInstrument(String name, Family family, int rows, int gaps, int satellites) {
        SourceContent content = SourceFiles.read(SAMPLE_DATA.resolve(name), Optional.empty());
        SampleTable table = content.samples();
        assertEquals(rows, table.size());
        assertEquals(rows, content.samplesRead());
        assertEquals(List.of(), content.warnings());
        assertEquals(satellites, table.satellites().size());
        assertTrue(content.product().title().endsWith("(made up)"));
        assertTrue(table.channels().stream().allMatch(c -> c.family() == family));
        long[] time = table.timeMs();
        long step = time[1] - time[0];
        assertEquals(
                gaps,
                IntStream.range(1, rows)
                        .filter(i -> time[i] - time[i - 1] > step)
                        .count());
        assertTrue(LongStream.of(time).anyMatch(t -> t >= 1_582_934_400_000L), "no sample on the leap day");
        long missing = 0;
        for (int c = 0; c < table.values().length; c++) {
            Channel channel = table.channels().get(c);
            missing += DoubleStream.of(table.values()[c])
                    .filter(channel::isMissing)
                    .count();
        }
        assertTrue(missing > 0 && missing < rows, "missing: " + missing);
    }

    @Test
    void checksumsAreThoseOfTheFiles() throws Exception {
        List<String> lines = Files.readAllLines(SAMPLE_DATA.resolve("SHA256SUMS"));
        assertEquals(4 + 1 + 6 + 6 + 3, lines.size());
        for (String line : lines) {
            String[] parts = line.split(" [ *]");
            assertEquals(
                    parts[0], SourceFile.read(SAMPLE_DATA.resolve(parts[1])).sha256(), parts[1]);
        }
    }
}
