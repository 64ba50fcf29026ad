package org.htmst.answer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.htmst.sample.SampleBatch;

/** One JSON object a line, one line a sample; a missing value is null. */
final class JsonLinesPrinter implements SamplePrinter {

    private final TextSink sink;
    private final JsonText json;

    public JsonLinesPrinter(OutputStream out, List<Column> columns) {
        this.sink = new TextSink(out);
        this.json = new JsonText(sink, columns);
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        for (int i = from; i < end; i++) {
            json.object(batch, i);
            sink.character('\n');
        }
    }

    @Override
    public void finish() throws IOException {
        sink.flush();
    }
}
