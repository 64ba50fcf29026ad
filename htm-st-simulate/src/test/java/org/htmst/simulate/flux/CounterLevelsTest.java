package org.htmst.simulate.flux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;

class CounterLevelsTest {

    @Test
    void everyCountOfTheRealRawFileIsALevel() {
        SampleTable raw = SourceFiles.read(Path.of("../sample-data/poes_m02_20181231_raw.nc"), Optional.empty())
                .samples();
        Set<Double> levels = new TreeSet<>();
        IntStream.range(0, CounterLevels.COUNT).forEach(i -> levels.add(CounterLevels.level(i)));
        Set<Double> seen = new TreeSet<>();
        for (int c = 0; c < raw.channels().size(); c++) {
            if (raw.channels().get(c).name().matches("mep_(ele|pro)_tel.*cps.*")) {
                for (double value : raw.values()[c]) {
                    seen.add(value);
                    assertTrue(levels.contains(value), raw.channels().get(c).name() + " " + value);
                }
            }
        }
        assertTrue(seen.size() > 150, "levels seen: " + seen.size());
    }

    @Test
    void levelsRiseAndStandForThemselves() {
        for (int i = 1; i < CounterLevels.COUNT; i++) {
            assertTrue(CounterLevels.level(i) > CounterLevels.level(i - 1), "level " + i);
            assertEquals(i, CounterLevels.index((long) CounterLevels.level(i)), "level " + i);
        }
    }

    @Test
    void aCountIsTheLevelThatHoldsIt() {
        for (List<Long> pair : List.of(
                List.of(31L, 62L),
                List.of(33L, 64L),
                List.of(34L, 69L),
                List.of(35L, 69L),
                List.of(52L, 106L),
                List.of(54L, 106L),
                List.of(55L, 112L),
                List.of(64L, 131L),
                List.of(103L, 203L),
                List.of(104L, 213L),
                List.of(262_144L, 540_671L),
                List.of(Long.MAX_VALUE, 3_997_696L))) {
            assertEquals(pair.get(1) / 2.0, CounterLevels.of(pair.get(0)), "count " + pair.get(0));
        }
    }
}
