package org.htmst.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueConditionTest {

    @ParameterizedTest
    @CsvSource({
        "'MLT >= 21 or MLT < 3', 'MLT >= 21.0 or MLT < 3.0'",
        "e1/90>1e4 OR e3/90!=0, 'e1/90 > 10000.0 or e3/90 != 0.0'",
        "'  for <= 1  or  or = 2 ', 'for <= 1.0 or or = 2.0'",
        "oregon==5, oregon = 5.0",
        "'a<-1 or b<=-2 or c>3', 'a < -1.0 or b <= -2.0 or c > 3.0'",
    })
    void readsOneBoundOrSeveral(String text, String canonical) {
        ValueCondition condition = ValueCondition.parse(text);
        assertEquals(canonical, condition.toString());
        assertEquals(condition, ValueCondition.parse(condition.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "or",
                "a",
                "a > ",
                "a > 1 or",
                "or a > 1",
                "a > 1 or b",
                "a > 1 and b > 2",
                "a > NaN",
                "a > 1 or b > x"
            })
    void refusesAnythingElse(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ValueCondition.parse(text));
        assertTrue(refused.getMessage().contains("'" + text + "'"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new ValueCondition(List.of()));
    }

    @Test
    void comparesInTheTypeOfTheValue() {
        ValueCondition.Bound equal = new ValueCondition.Bound("x", ValueCondition.Comparison.EQ, -43.424);
        assertTrue(equal.test((float) -43.424, ValueType.FLOAT32));
        assertTrue(!equal.test((float) -43.424, ValueType.FLOAT64));
        for (ValueCondition.Comparison comparison : ValueCondition.Comparison.values()) {
            assertTrue(!new ValueCondition.Bound("x", comparison, 0).test(Double.NaN, ValueType.FLOAT64));
        }
    }
}
