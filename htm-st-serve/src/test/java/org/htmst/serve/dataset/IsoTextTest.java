package org.htmst.serve.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IsoTextTest {

    @Test
    void lengthsHaveTheLongestUnitThatFits() {
        assertEquals("PT2S", IsoText.duration(Duration.ofSeconds(2)));
        assertEquals("PT0.5S", IsoText.duration(Duration.ofMillis(500)));
        assertEquals("PT61S", IsoText.duration(Duration.ofSeconds(61)));
        assertEquals("PT3H", IsoText.duration(Duration.ofHours(3)));
        assertEquals("P1D", IsoText.duration(Duration.ofDays(1)));
        assertEquals("2019-10-24T00:00:01.517Z", IsoText.time(1571875201517L));
    }
}
