package org.htmst.bench.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleDigestTest {

    private static SampleDigest of(double... values) {
        SampleDigest digest = new SampleDigest();
        for (int i = 0; i < values.length; i++) {
            digest.add(i % 3, 1000L * i, i, -i, 800, values[i]);
        }
        return digest;
    }

    @Test
    void orderAndThreadsDoNotMatter() {
        SampleDigest forth = new SampleDigest();
        forth.add(1, 10, 1, 2, 3, 4);
        forth.add(2, 20, 5, 6, 7, 8);
        SampleDigest second = new SampleDigest();
        second.add(2, 20, 5, 6, 7, 8);
        SampleDigest back = new SampleDigest();
        back.add(second);
        back.add(1, 10, 1, 2, 3, 4);
        assertEquals(forth.answer(Mode.ROWS), back.answer(Mode.ROWS));
    }

    @Test
    void anExchangeOfValuesIsSeen() {
        Answer answer = of(1, 2, 3).answer(Mode.ROWS);
        assertEquals(Optional.empty(), answer.difference(of(1, 2, 3).answer(Mode.ROWS)));
        assertEquals(
                Optional.of("other rows, as many"),
                answer.difference(of(2, 1, 3).answer(Mode.ROWS)));
        assertEquals(Optional.empty(), answer.difference(of(2, 1, 3).answer(Mode.AGGREGATE)));
    }

    @Test
    void numbersAreCompared() {
        Answer answer = of(1, 2, 3).answer(Mode.AGGREGATE);
        assertEquals(Optional.of("2 samples in place of 3"), answer.difference(of(1, 2).answer(Mode.AGGREGATE)));
        assertTrue(answer.difference(of(1, 2, 4).answer(Mode.AGGREGATE)).isPresent());
        assertTrue(answer.difference(of(1, 2.5, 3).answer(Mode.AGGREGATE))
                .orElseThrow()
                .startsWith("sum"));
        Answer nothing = new SampleDigest().answer(Mode.ROWS);
        assertEquals(Optional.empty(), nothing.difference(new SampleDigest().answer(Mode.ROWS)));
    }
}
