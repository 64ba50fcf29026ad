package org.htmst.serve.hapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.htmst.serve.dataset.DatasetParameter;

/**
 * How one number of each record is written.
 *
 * @param type what it is
 * @param fill what stands for one that is not there
 * @param opens whether an array begins with it
 * @param closes whether an array ends with it
 */
record RecordColumn(DatasetParameter.Type type, Fill fill, boolean opens, boolean closes) {

    /** What stands for a value that is not there: its text in CSV and JSON, and its number. */
    record Fill(byte[] csv, byte[] json, double number) {

        static Fill of(String text) {
            byte[] csv = text.getBytes(StandardCharsets.US_ASCII);
            // JSON has no word for it.
            byte[] json = text.equals(DatasetParameter.NAN) ? "null".getBytes(StandardCharsets.US_ASCII) : csv;
            return new Fill(csv, json, text.isEmpty() ? Double.NaN : Double.parseDouble(text));
        }
    }

    /** The columns of records of some parameters, the first of which is the time and none of them. */
    static List<RecordColumn> of(List<DatasetParameter> parameters) {
        List<RecordColumn> columns = new ArrayList<>();
        for (DatasetParameter parameter : parameters.subList(1, parameters.size())) {
            Fill fill = Fill.of(parameter.fill());
            int size = parameter.elements().size();
            for (int i = 0; i < size; i++) {
                columns.add(new RecordColumn(
                        parameter.type(), fill, parameter.isArray() && i == 0, parameter.isArray() && i == size - 1));
            }
        }
        return List.copyOf(columns);
    }

    /** The bytes of a record in binary, and about those of one as text. */
    static int recordBytes(List<RecordColumn> columns) {
        return DatasetParameter.TIME_LENGTH
                + columns.stream().mapToInt(column -> column.type().bytes()).sum();
    }
}
