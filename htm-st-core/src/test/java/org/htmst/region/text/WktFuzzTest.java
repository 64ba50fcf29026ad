package org.htmst.region.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.htmst.draws.Refusal;

/** Geometries as users type them. */
class WktFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull String text) {
        Refusal.of(text, () -> WktText.parse(text));
    }
}
