package org.htmst.answer.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotRequestTest {

    private static PlotRequest request(String kind, String by, String panels, String channels, String statistics) {
        return PlotRequest.of(
                kind == null ? Optional.empty() : Optional.of(PlotKind.valueOf(kind)),
                words(by).stream().map(GroupText::parse).toList(),
                words(panels),
                words(channels),
                words(statistics).stream().map(Statistic::parse).toList(),
                List.of(),
                PlotRequest.Range.AUTOMATIC);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time:1d,L:0.25              | e3/90 | SPECTROGRAM",
                "L:0.25,time:1d,satellite    | e3/90 | SPECTROGRAM",
                "L:1,n_e:100                 | e3/90 | SPECTROGRAM",
                "time:1d,MLT:1               | e3/90 | SPECTROGRAM",
                "time:3h                     | e3/90 | LINES",
                "direction,time:3h,satellite | e3/90 | LINES",
                "L:0.25                      | e3/90 | LINES",
                "MLT:1,L:0.5                 | e3/90 | DIAL",
                "lat:5,local-time:1          | e3/90 | DIAL",
                "lon:10,lat:5                | e3/90 | GRID",
                "e3/90:100                   | e3/90 | HISTOGRAM",
                "MLT:1,satellite             |       | HISTOGRAM"
            })
    void theGroupsSayTheKind(String by, String channels, PlotKind kind) {
        assertEquals(kind, request(null, by, null, channels, null).kind());
    }

    @Test
    void panelsAreGroupsToo() {
        PlotRequest spectrogram = request(null, "time:1d,L:1", "satellite", "e1/0,e3/0", null);
        assertEquals(
                List.of("time", "L", "satellite"),
                spectrogram.groups().stream().map(GroupText::name).toList());
        assertEquals(List.of("satellite"), spectrogram.panelled());
        PlotRequest lines = request(null, "time:1d,direction", "satellite", "e1/0", "p5,p95");
        assertEquals(List.of("direction"), lines.lines());
        assertEquals(List.of("satellite"), lines.panelled());
        assertEquals(
                List.of("direction"),
                request(null, "L:1,time:1d,direction", null, "e1/0", null).panelled());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "          | satellite           |           |             | a figure needs groups for its axes",
                "          | trixel:3            |           |             | trixels have no axis",
                "          | time:1d,L:1,MLT:1   |           |             | make no spectrogram, whose axes are time and a number",
                "          | lat:5,lon:5,time:1d |           |             | make no grid, whose axes are lat and lon",
                "DIAL      | time:1d,MLT:1       |           |             | make no dial, whose axes are MLT or local-time",
                "DIAL      | L:1,lat:5           |           |             | make no dial",
                "GRID      | lat:5               |           |             | make no grid",
                "LINES     | time:1d,L:1         |           |             | make no lines, whose axes are time or a number",
                "HISTOGRAM | time:1d             |           |             | make no histogram",
                "HISTOGRAM | L:1                 |           | mean        | a histogram shows numbers of samples",
                "          | time:1d,L:1         |           | p5,p95      | a spectrogram shows one statistic, not p5,p95",
                "          | time:1d             | month     |             | give satellite or direction"
            })
    void whatDoesNotFitIsRefused(String kind, String by, String panels, String statistics, String message) {
        var e = assertThrows(IllegalArgumentException.class, () -> request(kind, by, panels, "e1/0", statistics));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void bandsAreTwoPercentilesAboutLines() {
        for (String band : List.of("p75,p25", "p25", "mean,p75", "p25,p50,p75")) {
            var e = assertThrows(IllegalArgumentException.class, () -> band(band, "time:1d"));
            assertTrue(e.getMessage().contains("give two percentiles"), e.getMessage());
        }
        var e = assertThrows(IllegalArgumentException.class, () -> band("p25,p75", "time:1d,L:1"));
        assertTrue(e.getMessage().contains("leave out --band"), e.getMessage());
        assertEquals(2, band("p25,median", "time:1d").band().size());
    }

    private static PlotRequest band(String band, String by) {
        return PlotRequest.of(
                Optional.empty(),
                words(by).stream().map(GroupText::parse).toList(),
                List.of(),
                List.of("e1/0"),
                List.of(),
                words(band).stream().map(Statistic::parse).toList(),
                PlotRequest.Range.AUTOMATIC);
    }

    @Test
    void titlesSayOnceWhatChannelsHaveInCommon() {
        assertEquals(
                "MEPED electron flux >40, >287 keV 90 deg telescope",
                PlotWords.title(List.of(
                        "MEPED electron flux >40 keV 90 deg telescope",
                        "MEPED electron flux >287 keV 90 deg telescope")));
        assertEquals("density; speed of wind", PlotWords.title(List.of("density", "speed of wind")));
        assertEquals("flux of ions", PlotWords.title(List.of("flux", "flux of ions")));
        assertEquals("one", PlotWords.title(List.of("one")));
    }

    @ParameterizedTest
    @CsvSource({
        "p1,1st percentile", "p2,2nd percentile", "p11,11th percentile", "p23,23rd percentile",
        "p95,95th percentile", "p99.9,99.9th percentile", "median,median", "log-mean,geometric mean"
    })
    void statisticsHaveWords(String typed, String words) {
        assertEquals(words, PlotWords.name(Statistic.parse(typed)));
    }
}
