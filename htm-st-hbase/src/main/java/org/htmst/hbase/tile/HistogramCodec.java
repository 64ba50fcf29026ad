package org.htmst.hbase.tile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;

/** The bytes of {@link Histograms}, which the page of {@link org.htmst.hbase.codec} draws. */
final class HistogramCodec {

    private static final int MISSING = 1;
    private static final int FLAGGED = 2;

    private HistogramCodec() {}

    /**
     * Writes histograms.
     *
     * @param levels how many levels the model has, whose values are not written
     */
    static void write(BlockWriter out, Histograms histograms, int levels) {
        out.putShort(histograms.values().length - levels);
        for (int level = levels; level < histograms.values().length; level++) {
            out.put(Double.doubleToRawLongBits(histograms.values()[level]), Double.BYTES);
        }
        int blanks = (histograms.missing() == null ? 0 : MISSING) | (histograms.flagged() == null ? 0 : FLAGGED);
        out.put(blanks, 1);
        putAll(out, histograms.missing());
        putAll(out, histograms.flagged());
        int cells = histograms.start().length - 1;
        for (int cell = 0; cell < cells; cell++) {
            out.putShort(histograms.start()[cell + 1] - histograms.start()[cell]);
        }
        BitSet present = new BitSet();
        int bit = 0;
        for (int cell = 0; cell < cells; cell++) {
            int from = histograms.start()[cell];
            int to = histograms.start()[cell + 1];
            if (to > from) {
                int first = histograms.level()[from];
                out.putShort(first);
                for (int i = from + 1; i < to; i++) {
                    present.set(bit + histograms.level()[i] - first - 1);
                }
                bit += histograms.level()[to - 1] - first;
            }
        }
        byte[] bits = present.toByteArray();
        out.putShort(bits.length);
        out.putAll(bits);
        for (int cell = 0; cell < cells; cell++) {
            // The last is what is left of the samples.
            for (int i = histograms.start()[cell]; i < histograms.start()[cell + 1] - 1; i++) {
                out.putShort(histograms.count()[i]);
            }
        }
    }

    private static void putAll(BlockWriter out, int[] numbers) {
        for (int i = 0; numbers != null && i < numbers.length; i++) {
            out.putShort(numbers[i]);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param known the values of the model's levels
     * @param sizes of each cell how many samples it has
     */
    static Histograms read(BlockReader in, double[] known, int[] sizes) {
        int more = (int) checked(in, in.getShort(), ChannelLevels.MOST_OTHERS);
        double[] values = Arrays.copyOf(known, known.length + more);
        for (int level = known.length; level < values.length; level++) {
            values[level] = Double.longBitsToDouble(in.get(Double.BYTES));
        }
        int blanks = (int) in.get(1);
        int[] missing = (blanks & MISSING) == 0 ? null : numbers(in, sizes);
        int[] flagged = (blanks & FLAGGED) == 0 ? null : numbers(in, sizes);
        int[] start = new int[sizes.length + 1];
        for (int cell = 0; cell < sizes.length; cell++) {
            start[cell + 1] = start[cell] + (int) checked(in, in.getShort(), Math.min(values.length, sizes[cell]));
        }
        short[] level = new short[start[sizes.length]];
        for (int cell = 0; cell < sizes.length; cell++) {
            if (start[cell + 1] > start[cell]) {
                level[start[cell]] = (short) checked(in, in.getShort(), values.length - 1L);
            }
        }
        readLevels(in, start, level, values.length);
        int[] count = new int[level.length];
        for (int cell = 0; cell < sizes.length; cell++) {
            long left = sizes[cell] - (missing == null ? 0L : missing[cell]) - (flagged == null ? 0L : flagged[cell]);
            for (int i = start[cell]; i < start[cell + 1] - 1; i++) {
                count[i] = (int) checked(in, in.getShort(), left);
                left -= count[i];
            }
            if (start[cell + 1] > start[cell]) {
                count[start[cell + 1] - 1] = (int) left;
            }
            if (start[cell + 1] > start[cell] == left <= 0) {
                throw in.damaged("has a cell whose counts do not add up");
            }
        }
        return new Histograms(values, missing, flagged, start, level, count);
    }

    private static void readLevels(BlockReader in, int[] start, short[] level, int levels) {
        int length = (int) in.getShort();
        int from = in.skip(length);
        BitSet present = BitSet.valueOf(ByteBuffer.wrap(in.array(), from, length));
        int bit = 0;
        for (int cell = 0; cell < start.length - 1; cell++) {
            for (int i = start[cell] + 1; i < start[cell + 1]; i++) {
                int next = present.nextSetBit(bit);
                int place = level[i - 1] + next - bit + 1;
                if (next < 0 || place >= levels) {
                    throw in.damaged("has a cell of levels that there are not");
                }
                level[i] = (short) place;
                bit = next + 1;
            }
        }
    }

    private static int[] numbers(BlockReader in, int[] most) {
        int[] numbers = new int[most.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) checked(in, in.getShort(), most[i]);
        }
        return numbers;
    }

    private static long checked(BlockReader in, long number, long highest) {
        if (number < 0 || number > highest) {
            throw in.damaged("has the number " + number + " where at most " + highest + " can be");
        }
        return number;
    }
}
