package org.htmst.query;

import java.util.Locale;
import org.htmst.failure.HtmStException;
import org.htmst.sample.SampleBatch;

/** Holds those that answer a question to its {@link QueryLimits}; an answer of several scans has one for them all. */
public final class QueryWatch {

    private final QueryLimits limits;
    private final long startNs;
    private long samples;
    private long bytes;

    QueryWatch(QueryLimits limits, long startNs) {
        this.limits = limits;
        this.startNs = startNs;
    }

    /** When the question was asked, by {@link System#nanoTime()}. */
    public long startNs() {
        return startNs;
    }

    /**
     * Looks whether there is time left. May be called by all threads that answer, often.
     *
     * @throws HtmStException if the time is over, or the question was cancelled
     */
    public void check() {
        if (limits.cancellation().isPresent() && limits.cancellation().get().isCancelled()) {
            throw new HtmStException("the question was cancelled; what was answered until then is a part", true);
        }
        if (limits.time().isPresent()
                && System.nanoTime() - startNs > limits.time().get().toNanos()) {
            throw new HtmStException(
                    String.format(
                            Locale.ROOT,
                            "the question was not answered within %.1f s, which is its limit; ask for less, or allow more time",
                            limits.time().get().toNanos() / 1e9),
                    true);
        }
    }

    /**
     * Counts what is about to be handed over; by the one thread that does.
     *
     * @throws HtmStException if it would be too much
     */
    public void handOver(SampleBatch batch) {
        samples += batch.size();
        bytes += batch.bytes();
        if (samples > limits.samples()) {
            throw tooMuch(limits.samples() + " samples");
        }
        if (bytes > limits.bytes()) {
            throw tooMuch(limits.bytes() + " bytes");
        }
    }

    private static HtmStException tooMuch(String most) {
        return new HtmStException(
                "the answer has more than " + most + ", which is its limit; ask for less, or allow more", false);
    }
}
