package org.htmst.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Set<String> NAMES = Set.of("e1/0", "e1/90", "e2/90", "a", "b", "x-y", "or", "Q.z");

    private static Expression parse(String text) {
        return Expression.parse(text, NAMES::contains);
    }

    private static double value(String text) {
        return MadeInputs.values(parse(text), List.of(), 1)[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e1/90 - e2/90 | \"e1/90\" - \"e2/90\"",
                "e1/90/e1/0/2 | \"e1/90\" / \"e1/0\" / 2",
                "e1/9 | e1 / 9",
                "e1/900 | e1 / 900",
                "x-y-a | \"x-y\" - a",
                "x-yy | x - yy",
                "Q.z*-a^2^b | \"Q.z\" * -a ^ 2 ^ b",
                "(-a)^2 | (-a) ^ 2",
                "-(a+b) | -(a + b)",
                "a-(b-a) | a - (b - a)",
                "a/(b*a) | a / (b * a)",
                "(a<b)=(b>=a) | (a < b) = (b >= a)",
                "not a and b \"or\" | ",
                "not (a and b) or a | not (a and b) or a",
                "a>b?a:b>a?b:missing | a > b ? a : b > a ? b : missing",
                "(a ? b : a) ? 1 : 2 | (a ? b : a) ? 1 : 2",
                "min(a,max(b,1e-3),2)**2 | min(a, max(b, 0.001), 2) ^ 2",
                "time / 1000 + lat | time / 1000 + lat",
                "dipole_lat() | dipole_lat()",
                "--a - -b | --a - -b",
                "\"or\" + 1 | \"or\" + 1",
                "\"no such\" * 2 | \"no such\" * 2",
            })
    void printsWhatItHasRead(String text, String canonical) {
        if (canonical == null) {
            assertThrows(IllegalArgumentException.class, () -> parse(text));
            return;
        }
        assertEquals(canonical, parse(text).toString());
        Expression again = Expression.parse(canonical, none -> false);
        assertEquals(canonical, again.toString());
        assertEquals(parse(text).inputs(), again.inputs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 - 4 / 8 | 6.5",
                "2 ^ 3 ^ 2 | 512",
                "-2 ^ 2 | -4",
                "2 ^ -1 | 0.5",
                "7 - 2 - 1 | 4",
                "100 / 5 / 2 | 10",
                "1 < 2 and 2 < 1 or 3 >= 3 | 1",
                "not 0 and not missing = 1 | NaN",
                "0 and missing | 0",
                "missing or 2 | 1",
                "missing or 0 | NaN",
                "missing ? 1 : 2 | NaN",
                "1 ? 2 : missing | 2",
                "missing < 1 | NaN",
                "1 / 0 | NaN",
                "0 / 0 | NaN",
                "log10(-1) | NaN",
                "log10(0) | NaN",
                "sqrt(-1) | NaN",
                "exp(1000) | NaN",
                "1e308 * 10 - 1e308 * 10 | NaN",
                "missing ^ 0 | NaN",
                "(-8) ^ (1 / 3) | NaN",
                "log10(1000) | 3",
                "min(3, 1, 2) + max(3, 1, 2) | 4",
                "min(3, missing) | NaN",
                "coalesce(missing, missing, 5) | 5",
                "round(2.5) + round(3.5) | 6",
                "floor(-0.5) + ceil(0.5) | 0",
                "mod(-7, 3) | 2",
                "mod(7, -3) | -2",
                "mod(7, 0) | NaN",
                "abs(-3) | 3",
                "deg(atan2(1, 1)) | 45",
                "cos(rad(0)) | 1",
                "lam_protons(4, 1, 1, 1) | NaN",
                "lam_protons(1, 0, 0, 0) | 0",
                "lam_protons(3, 0, 100, 0) | 64.28571428571429",
            })
    void computes(String text, double expected) {
        assertEquals(expected, value(text), text);
    }

    @Test
    void whatIsMissingIsMissingInAllThatIsMadeOfIt() {
        List<double[]> values = List.of(new double[] {1, Double.NaN, 0}, new double[] {2, 3, 0});
        double[] ratio = MadeInputs.values(parse("a / b"), values, 3);
        assertEquals(0.5, ratio[0]);
        assertTrue(Double.isNaN(ratio[1]));
        assertTrue(Double.isNaN(ratio[2]));
        double[] chosen = MadeInputs.values(parse("b >= 2 ? b : a"), List.of(values.get(1), values.get(0)), 3);
        assertEquals(3, chosen[1]);
    }

    @Test
    void timeAndPlaceHaveAPart() {
        assertEquals(2, MadeInputs.values(parse("time / 1000"), List.of(), 3)[2]);
        assertEquals(-90, MadeInputs.values(parse("lat"), List.of(), 3)[0]);
        assertEquals(359, MadeInputs.values(parse("lon"), List.of(), 3)[0]);
        double[] alt = MadeInputs.values(parse("alt + 1"), List.of(), 3);
        assertEquals(801, alt[0]);
        assertTrue(Double.isNaN(alt[1]));
        assertTrue(parse("1 + local_time").isOfPlace());
        assertEquals(359 / 15.0, MadeInputs.values(parse("local_time"), List.of(), 3)[0], 1e-6);
        double[] field = MadeInputs.values(parse("igrf_b()"), List.of(), 3);
        assertTrue(field[0] > 30_000 && field[0] < 60_000, () -> "" + field[0]);
        assertTrue(Double.isNaN(field[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a +",
                "a b",
                "(a",
                "a)",
                "a ? b",
                "a < b < a",
                "sine(a)",
                "log10()",
                "log10(a, b)",
                "min(a)",
                "a $ b",
                "\"a",
                "1e999",
                "and a",
                "a = = b",
                "dipole_lat(a)"
            })
    void refusesWhatIsNone(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> parse(text));
        assertTrue(refused.getMessage().contains("at character"), refused.getMessage());
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThrows(IllegalArgumentException.class, () -> parse("(".repeat(70) + "a" + ")".repeat(70)));
        parse("(".repeat(50) + "a" + ")".repeat(50));
        assertThrows(IllegalArgumentException.class, () -> parse("-".repeat(300) + "a"));
        assertThrows(IllegalArgumentException.class, () -> parse("1" + " + 1".repeat(200)));
        assertThrows(IllegalArgumentException.class, () -> parse(" ".repeat(5000)));
    }

    @Test
    void partsAtCommasInsideBracketsAreJoined() {
        assertEquals(
                List.of("a", "r=min(a,max(b,c))", "d"),
                Definition.joined(List.of("a", "r=min(a", "max(b", "c))", "d")));
        assertEquals(List.of("r=min(a"), Definition.joined(List.of("r=min(a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1=a", "=a", "a b=c", "lat=1", "and=1", "log10=a", "a-b=c"})
    void refusesNames(String text) {
        assertThrows(IllegalArgumentException.class, () -> Definition.parse(text));
    }
}
