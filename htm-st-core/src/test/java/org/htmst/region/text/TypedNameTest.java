package org.htmst.region.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TypedNameTest {

    private static final List<String> KNOWN =
            List.of("noaa-15", "noaa-18", "metop-02", "Flux", "flux", "e1/0", "e1/90");

    @Test
    void patternsAndCase() {
        assertEquals(List.of("noaa-15", "noaa-18"), TypedName.fitting("NOAA*", KNOWN));
        assertEquals(List.of("e1/0"), TypedName.fitting("e?/?", KNOWN));
        assertEquals(List.of("metop-02"), TypedName.fitting("METOP-02", KNOWN));
        assertEquals(List.of("flux"), TypedName.fitting("flux", KNOWN), "a name itself comes first");
        assertEquals(List.of("FLUX"), TypedName.fitting("FLUX", KNOWN), "which of two is not told");
        assertEquals(List.of("Flux", "flux"), TypedName.fitting("FLUX*", KNOWN));
        assertEquals(List.of("x.*"), TypedName.fitting("x.*", KNOWN));
        assertEquals(List.of("."), TypedName.fitting(".", List.of("a")));
    }

    @Test
    void randomPatternsFitWhatRegularExpressionsDo() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*?", 1 + random.nextInt(6)) + (random.nextBoolean() ? "*" : "?");
            String name = text(random, "ab", random.nextInt(8));
            boolean fits = Pattern.matches(pattern.replace("*", ".*").replace("?", "."), name);
            assertEquals(
                    fits ? List.of(name) : List.of(pattern),
                    TypedName.fitting(pattern, List.of(name)),
                    pattern + " and " + name);
        }
    }

    /** Whoever asks a server is not to keep it busy. */
    @Test
    void manyStarsTakeNoTime() {
        String name = "a".repeat(100);
        String pattern = "*a".repeat(60) + "*b";
        assertEquals(List.of(pattern), TypedName.fitting(pattern, List.of(name)));
    }

    private static String text(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
