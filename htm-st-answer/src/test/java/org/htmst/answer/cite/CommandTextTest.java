package org.htmst.answer.cite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is typed is read again. */
class CommandTextTest {

    @Test
    void argumentsComeBackFromTheirText() {
        for (List<String> arguments : List.of(
                List.of("count"),
                List.of("query", "--where", "e1 > 1e5", "-o", "a.csv"),
                List.of("query", "--where", "it's \\ 'so'", ""),
                List.of("query", "--wkt", "POLYGON((0 50,20 50,10 70,0 50))"))) {
            assertEquals(arguments, CommandText.arguments(CommandText.of(arguments)));
        }
    }
}
