package org.htmst.answer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.htmst.sample.ValueType;

/**
 * A buffered stream of text made for millions of rows: the text of a day's date and of recent numbers is kept as bytes.
 * Particle counters have 256 levels, so that nearly every flux is found among the recent numbers.
 */
public final class TextSink {

    private static final int BUFFER = 1 << 16;
    private static final int RECENT_BITS = 12;
    private static final long DAY_MS = 86_400_000;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    private final long[] recentBits = new long[1 << RECENT_BITS];
    private final ValueType[] recentType = new ValueType[1 << RECENT_BITS];
    private final byte[][] recentText = new byte[1 << RECENT_BITS][];

    /** A sink that writes to {@code out} whenever 64 KiB have come together. */
    public TextSink(OutputStream out) {
        this.out = out;
    }

    /** Writes a text as UTF-8. */
    public void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a character of ASCII. */
    public void character(char ascii) throws IOException {
        reserve(1);
        buffer[used++] = (byte) ascii;
    }

    /** Writes text that is encoded already. */
    public void bytes(byte[] text) throws IOException {
        if (text.length > BUFFER) {
            flushBuffer();
            out.write(text);
            return;
        }
        reserve(text.length);
        System.arraycopy(text, 0, buffer, used, text.length);
        used += text.length;
    }

    /** ISO-8601 UTC with milliseconds: {@code 2019-10-24T00:00:01.517Z}. */
    public void time(long timeMs) throws IOException {
        long newDay = Math.floorDiv(timeMs, DAY_MS);
        if (newDay != day) {
            day = newDay;
            date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
        }
        bytes(date);
        int ms = (int) (timeMs - day * DAY_MS);
        reserve(14);
        twoDigits('T', ms / 3_600_000);
        twoDigits(':', ms / 60_000 % 60);
        twoDigits(':', ms / 1000 % 60);
        buffer[used++] = '.';
        buffer[used++] = (byte) ('0' + ms / 100 % 10);
        buffer[used++] = (byte) ('0' + ms / 10 % 10);
        buffer[used++] = (byte) ('0' + ms % 10);
        buffer[used++] = 'Z';
    }

    /** The text of {@link ValueType#text}. */
    public void number(ValueType type, double value) throws IOException {
        long bits = Double.doubleToRawLongBits(value);
        int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> (64 - RECENT_BITS));
        if (recentType[slot] != type || recentBits[slot] != bits) {
            recentType[slot] = type;
            recentBits[slot] = bits;
            recentText[slot] = type.text(value).getBytes(StandardCharsets.US_ASCII);
        }
        bytes(recentText[slot]);
    }

    /** Writes what is held back. */
    public void flush() throws IOException {
        flushBuffer();
        out.flush();
    }

    private void twoDigits(char before, int number) {
        buffer[used++] = (byte) before;
        buffer[used++] = (byte) ('0' + number / 10);
        buffer[used++] = (byte) ('0' + number % 10);
    }

    private void reserve(int bytes) throws IOException {
        if (BUFFER - used < bytes) {
            flushBuffer();
        }
    }

    private void flushBuffer() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
