package org.htmst.serve.hapi;

import java.util.ArrayList;
import java.util.List;
import org.htmst.sample.ValueType;

/** Records that were added one by one, in the order of time. */
final class TableRecords implements Records {

    private record Row(long timeMs, double[] numbers, ValueType[] types) {}

    private final List<Row> rows = new ArrayList<>();

    /**
     * Adds a record.
     *
     * @param numbers those after the time
     * @param types how they are written as text
     */
    void add(long timeMs, double[] numbers, ValueType[] types) {
        rows.add(new Row(timeMs, numbers.clone(), types.clone()));
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public long timeMs(int record) {
        return rows.get(record).timeMs;
    }

    @Override
    public void read(int record, double[] numbers, ValueType[] types) {
        Row row = rows.get(record);
        System.arraycopy(row.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(row.types, 0, types, 0, types.length);
    }
}
