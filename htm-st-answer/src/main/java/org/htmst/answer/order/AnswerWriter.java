package org.htmst.answer.order;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.answer.print.SamplePrinter;
import org.htmst.query.LeftOut;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;

/** Hands samples to a printer until there are enough, and keeps count. */
public final class AnswerWriter {

    private final SamplePrinter printer;
    private final long limit;
    private long printed;
    private LeftOut leftOut = LeftOut.NONE;
    private List<LeftOut> blanks = List.of();

    /** Writes by {@code printer} at most {@code limit} samples. */
    public AnswerWriter(SamplePrinter printer, long limit) {
        this.printer = printer;
        this.limit = limit;
    }

    /** Writes samples {@code from} to {@code end} (excluded), or as many of them as are wanted. */
    void write(SampleBatch batch, int from, int end) throws IOException {
        int count = (int) Math.min(end - from, limit - printed);
        printer.print(batch, from, from + count);
        printed += count;
    }

    /** See {@link SamplePrinter#seam}. */
    void seam() throws IOException {
        printer.seam();
    }

    /** Adds what a scan left out. */
    public void leftOut(ScanStatistics statistics) {
        leftOut = leftOut.plus(statistics.leftOut());
        List<LeftOut> before = blanks;
        blanks = IntStream.range(0, statistics.blanks().size())
                .mapToObj(c -> statistics.blanks().get(c).plus(before.isEmpty() ? LeftOut.NONE : before.get(c)))
                .toList();
    }

    /** Whether no more samples are wanted. */
    public boolean isFull() {
        return printed == limit;
    }

    /** How many samples were written. */
    public long printed() {
        return printed;
    }

    /** The samples that were left out. */
    public LeftOut leftOut() {
        return leftOut;
    }

    /** Of each channel asked for, the samples without a value of it. */
    public List<LeftOut> blanks() {
        return blanks;
    }
}
