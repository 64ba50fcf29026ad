package org.htmst.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;

class ValueTypeTest {

    @Test
    void textReadsBackAsTheSameValue() {
        Draws draws = new Draws(101);
        for (int i = 0; i < 20_000; i++) {
            double value = draws.tiny() * Math.pow(10, draws.below(30));
            assertEquals(value, Double.parseDouble(ValueType.FLOAT64.text(value)), draws.label(value));
            float single = (float) value;
            assertEquals(single, Float.parseFloat(ValueType.FLOAT32.text(single)), draws.label(single));
        }
        assertEquals("80.64516", ValueType.FLOAT32.text(80.64516f));
        assertEquals("-999", ValueType.INT16.text(-999));
    }

    @Test
    void typesHoldTheirValuesOnly() {
        assertTrue(ValueType.UINT8.holds(255) && ValueType.INT8.holds(-128) && ValueType.UINT32.holds(4_294_967_295.0));
        assertFalse(ValueType.UINT8.holds(256) || ValueType.INT8.holds(-129) || ValueType.UINT16.holds(-1));
        assertFalse(ValueType.INT32.holds(0.5) || ValueType.INT32.holds(Double.NaN) || ValueType.FLOAT32.holds(0.1));
        assertTrue(ValueType.FLOAT32.holds(Double.NaN) && ValueType.FLOAT64.holds(0.1));
        for (ValueType type : ValueType.values()) {
            assertEquals(type, ValueType.ofLabel(type.label()));
        }
        assertThrows(IllegalArgumentException.class, () -> ValueType.ofLabel("int64"));
    }
}
