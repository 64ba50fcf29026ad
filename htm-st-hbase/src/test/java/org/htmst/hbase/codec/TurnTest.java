package org.htmst.hbase.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void everyPartOfATurnHasItsSineAndCosine() {
        for (int parts = -Turn.PARTS; parts <= 2 * Turn.PARTS; parts++) {
            double angle = 2 * Math.PI * Math.floorMod(parts, Turn.PARTS) / Turn.PARTS;
            // The oracle's own angle is off by up to half a unit in the last place of 2 pi.
            assertEquals(Math.sin(angle), Turn.sin(parts), 1e-15);
            assertEquals(Math.cos(angle), Turn.cos(parts), 1e-15);
        }
    }
}
