package org.htmst.hbase.row;

import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Family;

/** One cell of a row. */
public final class RowCell {

    /** Of the objects that a cell is in memory. */
    private static final int CELL_BYTES = 56;

    /** Of a decoded run map, and of each of its runs. */
    private static final int MAP_BYTES = 256;

    private static final int RUN_BYTES = 64;

    /** So short is the geometry of a run, its samples' and its own, at the shortest: 16 samples and their bounds. */
    private static final int LEAST_BYTES_OF_RUN = 24;

    private static final int FEW_RUNS = 8;

    private final Family family;
    private final int qualifier;
    private final byte[] bytes;
    private final int offset;
    private final int length;

    /** Once it was decoded in a row that is kept. All of it was read before it was put here, so that threads may share it. */
    private volatile RunMap runMap;

    RowCell(Family family, int qualifier, byte[] bytes, int offset, int length) {
        this.family = family;
        this.qualifier = qualifier;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** The column family. */
    public Family family() {
        return family;
    }

    /** The number of the column, see {@link Qualifier}. */
    public int qualifier() {
        return qualifier;
    }

    /** The bytes that its value is among; not to be written into. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the value begins. */
    public int offset() {
        return offset;
    }

    /** How long the value is, in bytes. */
    public int length() {
        return length;
    }

    /**
     * The run map of {@code geometry}, which this cell of a kept row holds: decoded for its first question and kept, too, since that takes as
     * long as all else that a small question does.
     */
    public RunMap runMap(Geometry geometry) {
        RunMap map = runMap;
        if (map == null) {
            map = geometry.runMap();
            if (map.runs() <= mostRuns()) {
                map.checkWhole();
                runMap = map;
            }
        }
        return map;
    }

    /** Of a map with more the weight would be wrong; it is decoded each time. */
    private int mostRuns() {
        return FEW_RUNS + length / LEAST_BYTES_OF_RUN;
    }

    /** The same value in {@code own}, from {@code at}. */
    RowCell copy(byte[] own, int at) {
        System.arraycopy(bytes, offset, own, at, length);
        return new RowCell(family, qualifier, own, at, length);
    }

    /** About how many bytes of memory it takes when it is kept, with its run map. */
    int weight() {
        int map = qualifier == Qualifier.GEOMETRY ? MAP_BYTES + RUN_BYTES * mostRuns() : 0;
        return CELL_BYTES + length + map;
    }
}
