package org.htmst.answer.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeAxis;

/**
 * Brings samples that come cell by cell, as stored, into the order of a finer code, and within one of its cells leaves them as they came.
 * A cell of the store is held at a time.
 */
final class CodeSorter {

    /** Of satellites of low orbits, a day or two and 600 km: a pass has some forty samples in a cell. */
    private static final int FINER = 2;

    private static final int LEVEL_BITS = CodeLayout.Digit.TIME.bits() + CodeLayout.Digit.TRIXEL.bits();

    /** A key is the finer digits, the number of the batch and that of the row. */
    private static final int ROW_BITS = 24;

    private static final long LOW = (1L << ROW_BITS) - 1;

    private final CodeLayout layout;
    private final int finerBits;
    private final AnswerWriter writer;
    private final List<SampleBatch> batches = new ArrayList<>();
    private long cell = -1;
    private long[] keys = new long[1 << 12];
    private int size;

    /**
     * A sorter of nothing yet.
     *
     * @param stored how the store lays its cells out
     */
    CodeSorter(CodeLayout stored, AnswerWriter writer) {
        List<CodeLayout.Digit> digits = new ArrayList<>(stored.digits());
        int finer = Math.min(FINER, TimeAxis.MAX_LEVEL - stored.level());
        for (int level = 0; level < finer; level++) {
            digits.add(CodeLayout.Digit.TIME);
            digits.add(CodeLayout.Digit.TRIXEL);
        }
        this.layout = CodeLayout.of(digits);
        this.finerBits = finer * LEVEL_BITS;
        this.writer = writer;
    }

    /** Takes samples that come next in the store. */
    void add(SampleBatch batch) throws IOException {
        if (batches.size() > LOW || batch.size() > LOW) {
            throw new IllegalStateException("a cell of " + batches.size() + " batches, or one of " + batch.size()
                    + " samples, is more than can be told apart");
        }
        boolean isHeld = false;
        for (int i = 0; i < batch.size(); i++) {
            long trixel = TrixelId.of(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector(), layout.level());
            long code = layout.code(batch.timeMs()[i], trixel);
            if (code >> finerBits != cell) {
                write();
                cell = code >> finerBits;
                isHeld = false;
            }
            if (!isHeld) {
                batches.add(batch);
                isHeld = true;
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
            }
            long finer = code & (1L << finerBits) - 1;
            keys[size++] = (finer << ROW_BITS | batches.size() - 1) << ROW_BITS | i;
        }
    }

    /** Writes what is held, neighbours of a batch together. */
    void write() throws IOException {
        Arrays.sort(keys, 0, size);
        int first = 0;
        for (int k = 1; k <= size; k++) {
            boolean isSeam = k == size || part(keys[k]) != part(keys[k - 1]);
            if (isSeam || place(keys[k]) != place(keys[k - 1]) + 1) {
                SampleBatch batch = batches.get((int) (keys[first] >> ROW_BITS & LOW));
                int row = (int) (keys[first] & LOW);
                writer.write(batch, row, row + k - first);
                first = k;
            }
            if (isSeam) {
                writer.seam();
            }
        }
        batches.clear();
        size = 0;
    }

    /** Which quarter of the cell's time. */
    private long part(long key) {
        return key >> 2 * ROW_BITS + finerBits - CodeLayout.Digit.TIME.bits();
    }

    /** The batch and the row. */
    private static long place(long key) {
        return key & (LOW << ROW_BITS | LOW);
    }
}
