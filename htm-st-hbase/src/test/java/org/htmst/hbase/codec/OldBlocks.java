package org.htmst.hbase.codec;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ColumnCodec;
import org.htmst.sample.ValueType;

/** Cells as version 3 laid them out. */
final class OldBlocks {

    private OldBlocks() {}

    /** A block of the values of one channel. */
    static byte[] values(ValueType type, double[] values, int from, int to) {
        BlockWriter out = new BlockWriter(64 + (to - from) * type.bytes());
        BlockHeader.write(out, BlockHeader.VALUES, type, to - from);
        ColumnCodec.write(out, type, values, from, to, Optional.empty());
        return out.close();
    }

    /** A cell of such blocks, by the numbers of the channels. */
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
