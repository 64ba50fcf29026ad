package org.htmst.formats.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Draft;
import org.htmst.formats.SourceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayDescriptorTest {

    private static ArrayDescriptor read(String json) {
        return ArrayDescriptor.read(json.getBytes(StandardCharsets.UTF_8), "d.json");
    }

    @Test
    void whatComesWithTheProgramHasFifteenLinesAtMost() throws IOException {
        Path folder = Path.of("src/main/resources/org/htmst/formats/array");
        int files = 0;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                assertTrue(Files.readAllLines(file).size() <= 15, file.toString());
                files++;
            }
        }
        assertEquals(
                files,
                KnownMissions.products("CDF").size()
                        + KnownMissions.products("netCDF").size());
    }

    @Test
    void theExampleOfThePageIsOne() throws IOException {
        String page = Files.readString(Path.of("../docs/missions.md"));
        int from = page.indexOf("```json\n") + 8;
        ArrayDescriptor example = read(page.substring(from, page.indexOf("```", from)));
        assertEquals("f", example.channels().get(1).alias());
        assertArrayEquals(
                example.json(),
                read(new String(example.json(), StandardCharsets.UTF_8)).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../sample-data/missions/swarm-a_mag_lr_20160101.cdf",
                "../sample-data/missions/de2_ion2s_rpa_19830213_v01.cdf",
                "../sample-data/missions/sci_xrsf-l2-avg1m_g16_d20210101_truncated.nc",
                "src/test/resources/org/htmst/formats/netcdf/layout-3.nc"
            })
    void aDraftLoadsWithoutAHand(String name) {
        Path file = Path.of(name);
        Draft draft = SourceFiles.draft(file);
        assertEquals(List.of(), draft.unknown());
        ArrayDescriptor descriptor = read(new String(draft.json(), StandardCharsets.UTF_8));
        assertEquals(
                SourceFiles.read(file, Optional.empty()).samples().size(),
                SourceFiles.read(file, Optional.of(descriptor)).samples().size());
    }

    @Test
    void aDraftSaysWhatIsMissing() {
        Draft draft = SourceFiles.draft(Path.of("src/test/resources/org/htmst/formats/cdf/ac_h0_mfi_20230102_v07.cdf"));
        assertEquals(1, draft.unknown().size());
        assertTrue(draft.unknown().get(0).contains("add \"place\""));
        assertTrue(draft.guesses().contains("time Epoch"), draft.guesses().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|field 'product' is missing",
                "{'product':'a','title':'b','time':{'variable':'t'},'satellite':{'constant':'c'}}|field 'place' is missing",
                "{'product':'a','time':{'variable':'t','finer':'round'}}|use reject or floor",
                "{'satellite':{'constant':'c','attribute':'d'}}|satellite needs one of constant, attribute and variable",
                "{'channels':[{'variable':'e*','name':'f'}]}|'e*' may mean several variables",
                "{'time':{'variable':'t','colour':'red'}}|field 'time.colour' is unknown",
            })
    void whatIsWrongIsNamed(String json, String why) {
        String said = assertThrows(HtmStException.class, () -> read(json.replace('\'', '"')))
                .getMessage();
        assertTrue(said.startsWith("d.json: ") && said.contains(why), said);
    }
}
