package org.htmst.hbase.codec;

import java.util.Map;
import java.util.SortedMap;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ColumnCodec;
import org.htmst.hbase.codec.column.TypeCode;
import org.htmst.sample.ValueType;

/** Blocks and cells as versions 3 and 4 laid them out, but for their series, which had other orders in version 3. */
final class OldBlocks {

    private OldBlocks() {}

    /** A block of the values of one channel; of version 3. */
    static byte[] values(ValueType type, double[] values, int from, int to) {
        BlockWriter out = block(BlockHeader.VALUES, type, to - from);
        out.putAll(column(type, values, from, to));
        return out.close();
    }

    /** A block of times. */
    static byte[] times(long startMs, long[] timesMs, int from, int to) {
        BlockWriter out = block(BlockHeader.TIMES, ValueType.INT8, to - from);
        TimeBlock.write(out, startMs, timesMs, from, to);
        return out.close();
    }

    /** A block of positions. */
    static byte[] positions(ValueType type, double[] lonDeg, double[] latDeg, double[] altKm, int from, int to) {
        BlockWriter out = block(BlockHeader.POSITIONS, type, to - from);
        for (double[] degrees : new double[][] {lonDeg, latDeg, altKm}) {
            out.putAll(column(type, degrees, from, to));
        }
        return out.close();
    }

    /** A run map of version 4. */
    static byte[] runMap(long startMs, long[] timesMs, double[] lonDeg, double[] latDeg, int from, int to) {
        BlockWriter out = block(BlockHeader.RUN_MAP_OF_VERSION_4, ValueType.INT8, to - from);
        RunMapWriter.write(out, RunMap.of(startMs, timesMs, lonDeg, latDeg, from, to));
        return out.close();
    }

    /** A geometry of three blocks. */
    static byte[] geometry(byte[] runMap, byte[] times, byte[] positions) {
        BlockWriter out = new BlockWriter(64);
        out.put(runMap.length, BlockLength.BYTES);
        out.put(times.length, BlockLength.BYTES);
        out.putAll(runMap);
        out.putAll(times);
        out.putAll(positions);
        return out.bytes();
    }

    private static BlockWriter block(int kind, ValueType type, int count) {
        BlockWriter out = new BlockWriter(64 + count * type.bytes());
        out.put(kind << 4 | TypeCode.of(type), 1);
        out.put(count, 2);
        return out;
    }

    private static byte[] column(ValueType type, double[] values, int from, int to) {
        BlockWriter out = new BlockWriter(64);
        ColumnCodec.write(out, type, values, from, to);
        byte[] column = out.bytes();
        column[0] = (byte) (column[0] >>> 4);
        return column;
    }

    /** A cell of blocks of values, by the numbers of the channels; of version 3. */
    static byte[] group(SortedMap<Integer, byte[]> blocks) {
        int present = 0;
        BlockWriter out = new BlockWriter(64);
        for (Map.Entry<Integer, byte[]> block : blocks.entrySet()) {
            present |= 1 << block.getKey() % ChannelGroup.CHANNELS;
        }
        out.put(present, 1);
        blocks.values().forEach(block -> out.put(block.length, BlockLength.BYTES));
        blocks.values().forEach(out::putAll);
        return out.bytes();
    }
}
