package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.htmst.sample.ValueType;
import org.htmst.time.TimeAxis;
import org.junit.jupiter.api.Test;

class TextSinkTest {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TextSink sink = new TextSink(out);

    @Test
    void timesAndNumbersAreThoseOfTheSlowWay() throws IOException {
        long seed = Long.getLong("seed", 7);
        Random random = new Random(seed);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            long timeMs = random.nextLong(TimeAxis.MIN_MS, TimeAxis.END_MS);
            ValueType type = random.nextBoolean() ? ValueType.FLOAT32 : ValueType.FLOAT64;
            double value = i % 3 == 0 ? random.nextInt(300) / 4f : (float) random.nextGaussian() * 1e5;
            double held = type == ValueType.FLOAT32 ? (float) value : value;
            sink.time(timeMs);
            sink.character(' ');
            sink.number(type, held);
            sink.character('\n');
            expected.append(ISO.format(Instant.ofEpochMilli(timeMs)))
                    .append(' ')
                    .append(type.text(held))
                    .append('\n');
        }
        sink.flush();
        assertEquals(expected.toString(), out.toString(StandardCharsets.UTF_8), "seed " + seed);
    }

    @Test
    void zerosOfBothSignsStayApart() throws IOException {
        sink.number(ValueType.FLOAT64, 0);
        sink.number(ValueType.FLOAT64, -0.0);
        sink.number(ValueType.FLOAT32, 0.1f);
        sink.number(ValueType.FLOAT64, 0.1f);
        sink.flush();
        assertEquals("0-0.00.10.10000000149011612", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void longTextsPassTheBuffer() throws IOException {
        String text = "0123456789".repeat(20_000);
        sink.text("a");
        sink.text(text);
        sink.text("z");
        sink.flush();
        assertEquals("a" + text + "z", out.toString(StandardCharsets.UTF_8));
    }
}
