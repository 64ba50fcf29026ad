package org.htmst.bench.point;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    static PointRow read(DataInput in, int cells) throws IOException {
        long code = in.readLong();
        byte satellite = in.readByte();
        long timeMs = in.readLong();
        float[] row = new float[cells];
        for (int c = 0; c < cells; c++) {
            row[c] = in.readFloat();
        }
        return new PointRow(code, satellite, timeMs, row);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(code);
        out.writeByte(satellite);
        out.writeLong(timeMs);
        for (float cell : cells) {
            out.writeFloat(cell);
        }
    }

    @Override
    public int compareTo(PointRow other) {
        int byCode = Long.compare(code, other.code);
        return byCode != 0 ? byCode : Byte.compare(satellite, other.satellite);
    }
}
