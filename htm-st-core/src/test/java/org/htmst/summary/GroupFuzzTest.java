package org.htmst.summary;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.htmst.draws.Refusal;

/** Groups as users type them. */
class GroupFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull String text) {
        Refusal.of(text, () -> GroupText.parse(text));
    }
}
