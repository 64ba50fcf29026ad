package org.htmst.region.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.htmst.draws.Refusal;

/** GeoJSON as users give it. */
class PolygonFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull String text) {
        Refusal.of(text, () -> PolygonFile.parse(text, "region"));
    }
}
