package org.htmst.cli;

import java.io.IOException;
import org.htmst.cli.print.SamplePrinter;
import org.htmst.hbase.scan.ScanStatistics;
import org.htmst.sample.SampleBatch;

/** Hands samples to a printer until there are enough, and keeps count. */
final class AnswerWriter {

    private final SamplePrinter printer;
    private final long limit;
    private long printed;
    private long flagged;
    private long missing;

    AnswerWriter(SamplePrinter printer, long limit) {
        this.printer = printer;
        this.limit = limit;
    }

    /** Writes samples {@code from} to {@code end} (excluded), or as many of them as are wanted. */
    void write(SampleBatch batch, int from, int end) throws IOException {
        int count = (int) Math.min(end - from, limit - printed);
        printer.print(batch, from, from + count);
        printed += count;
    }

    /** Adds what a scan left out. */
    void leftOut(ScanStatistics statistics) {
        flagged += statistics.flagged();
        missing += statistics.missing();
    }

    /** Whether no more samples are wanted. */
    boolean isFull() {
        return printed == limit;
    }

    long printed() {
        return printed;
    }

    long flagged() {
        return flagged;
    }

    long missing() {
        return missing;
    }
}
