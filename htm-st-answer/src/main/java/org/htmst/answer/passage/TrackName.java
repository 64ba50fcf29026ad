package org.htmst.answer.passage;

import org.htmst.sample.SampleBatch;

/**
 * Whose samples follow each other.
 *
 * @param satellite such as {@code noaa-18}
 * @param product such as {@code poes-proc}
 */
record TrackName(String satellite, String product) {

    static TrackName of(SampleBatch batch) {
        return new TrackName(batch.satellite(), batch.product());
    }
}
