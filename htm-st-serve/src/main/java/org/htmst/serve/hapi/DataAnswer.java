package org.htmst.serve.hapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.htmst.serve.dataset.Specimen;
import org.htmst.serve.http.Reply;

/** Sends records. */
final class DataAnswer {

    private final DataRequest request;
    private final DatasetDescription description;
    private final Optional<Specimen> specimen;

    DataAnswer(DataRequest request, DatasetDescription description, Optional<Specimen> specimen) {
        this.request = request;
        this.description = description;
        this.specimen = specimen;
    }

    /** Sends all of {@code slices}; if one cannot be read, the answer is not brought to its end. */
    void send(RecordSlices slices, Reply reply) throws IOException {
        EncodedRecords records = slices.next();
        HapiStatus status = records == null ? HapiStatus.NO_DATA : HapiStatus.OK;
        OutputStream out =
                reply.stream(status.http(), status.reason(), request.encoder().type());
        begin(status, out);
        // The comma between two records stands before the second, and not before the first.
        int skipped = request.encoder() == RecordEncoder.JSON ? RecordEncoder.JSON_BETWEEN.length() : 0;
        for (; records != null; records = slices.next()) {
            out.write(records.bytes(), skipped, records.length() - skipped);
            skipped = 0;
        }
        if (request.encoder() == RecordEncoder.JSON) {
            out.write(ascii("\n]}\n"));
        }
        out.close();
    }

    private void begin(HapiStatus status, OutputStream out) throws IOException {
        if (request.encoder() == RecordEncoder.JSON) {
            String header = header(status);
            out.write(utf8(header.substring(0, header.lastIndexOf('}')).stripTrailing() + ",\n  \"data\" : [\n"));
        } else if (request.hasHeader()) {
            out.write(utf8("#" + header(status).replace("\n", "\n#") + "\n"));
        }
    }

    private String header(HapiStatus status) {
        ObjectNode document = InfoDocument.status(status);
        document.put("format", request.encoder().label());
        description.describe(document, request.dataset(), request.parameters(), specimen);
        return InfoDocument.text(document).replace("\r\n", "\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
