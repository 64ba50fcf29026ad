package org.htmst.expression;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.htmst.draws.Refusal;

/** Expressions as users type them. */
class ExpressionFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefusedInOneLine(@NotNull String text) {
        Refusal.of(text, () -> Expression.parse(text, name -> name.equals("e1/90")));
    }
}
