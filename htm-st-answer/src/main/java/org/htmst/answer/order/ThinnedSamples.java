package org.htmst.answer.order;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.answer.print.SamplePrinter;
import org.htmst.sample.SampleBatch;

/**
 * Hands on, of the samples that come in the order of time, the first of each satellite and product, and then those that come long enough
 * after the one handed on before: what a picture of tracks needs. There is nothing to finish.
 */
public final class ThinnedSamples implements SamplePrinter {

    private final AnswerWriter to;
    private final long apartMs;
    private final Map<List<String>, Long> lastMs = new HashMap<>();

    /** @param apartMs the least time between two of one satellite and product, in milliseconds */
    public ThinnedSamples(AnswerWriter to, long apartMs) {
        this.to = to;
        this.apartMs = apartMs;
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        List<String> track = List.of(batch.satellite(), batch.product());
        Long last = lastMs.get(track);
        for (int i = from; i < end; i++) {
            long timeMs = batch.timeMs()[i];
            if (last == null || timeMs - last >= apartMs) {
                to.write(batch, i, i + 1);
                last = timeMs;
            }
        }
        if (last != null) {
            lastMs.put(track, last);
        }
    }

    @Override
    public void finish() {}
}
