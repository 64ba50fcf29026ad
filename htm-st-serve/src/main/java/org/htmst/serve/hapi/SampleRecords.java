package org.htmst.serve.hapi;

import org.htmst.answer.order.OrderedSamples;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/** Samples as records. */
final class SampleRecords implements Records {

    private final OrderedSamples samples;
    private final SampleLayout.Column[] columns;

    SampleRecords(OrderedSamples samples, SampleLayout layout) {
        this.samples = samples;
        this.columns = layout.columns().toArray(SampleLayout.Column[]::new);
    }

    @Override
    public int size() {
        return samples.size();
    }

    @Override
    public long timeMs(int record) {
        return samples.batch(record).timeMs()[samples.row(record)];
    }

    @Override
    public void read(int record, double[] numbers, ValueType[] types) {
        SampleBatch batch = samples.batch(record);
        int row = samples.row(record);
        for (int c = 0; c < columns.length; c++) {
            numbers[c] = columns[c].of(batch, row);
            types[c] = columns[c].typeIn(batch);
        }
    }
}
