package org.htmst.region.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.htmst.draws.Refusal;

/** Times as users type them. */
class TimeFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull String text) {
        Refusal.of(text, () -> TimeText.parse(text));
    }
}
