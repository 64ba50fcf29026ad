package org.htmst.bench.point;

import java.nio.ByteBuffer;

/**
 * A sample on its way into a table; ordered as the row keys are.
 *
 * @param code of the layout
 * @param satellite its number in the archive
 * @param timeMs ms since 1970 UTC
 * @param cells longitude, latitude, altitude and the values, NaN for an absent one
 */
record PointRow(long code, byte satellite, long timeMs, float[] cells) implements Comparable<PointRow> {

    /** The qualifiers of the places; values follow. */
    static final byte LON = 0;

    static final byte LAT = 1;
    static final byte ALT = 2;
    static final byte MEASURED = 3;

    /** The bytes that a row of {@code cells} cells takes in a file; the code comes first. */
    static int bytes(int cells) {
        return Long.BYTES + 1 + Long.BYTES + cells * Float.BYTES;
    }

    static PointRow read(ByteBuffer in, int cells) {
        long code = in.getLong();
        byte satellite = in.get();
        long timeMs = in.getLong();
        float[] row = new float[cells];
        for (int c = 0; c < cells; c++) {
            row[c] = in.getFloat();
        }
        return new PointRow(code, satellite, timeMs, row);
    }

    void write(ByteBuffer out) {
        out.putLong(code).put(satellite).putLong(timeMs);
        for (float cell : cells) {
            out.putFloat(cell);
        }
    }

    @Override
    public int compareTo(PointRow other) {
        int byCode = Long.compare(code, other.code);
        return byCode != 0 ? byCode : Byte.compare(satellite, other.satellite);
    }
}
