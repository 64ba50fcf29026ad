package org.htmst.serve.edr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmst.answer.print.AnswerFormat;
import org.htmst.answer.print.AnswerOutput;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.SamplePrinter;
import org.htmst.sample.SampleBatch;
import org.htmst.serve.http.Reply;

/**
 * Brings samples to a client, from the first one on: until then the answer may still become a refusal, or none. What cannot be streamed is
 * written to a file first. To be closed.
 */
final class LateOutput implements SamplePrinter {

    private final EdrRequest request;
    private final AnswerFormat format;
    private final Reply reply;
    private long left;
    private OutputStream stream;
    private AnswerOutput output;
    private Path folder;

    /** The way to a client; of its samples no more are brought than the request wants. */
    LateOutput(EdrRequest request, Reply reply) {
        this.request = request;
        this.format = request.format().answer().orElseThrow();
        this.reply = reply;
        this.left = request.limit().orElse(Long.MAX_VALUE);
    }

    /** Whether there was a sample. */
    boolean isBegun() {
        return output != null;
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        int count = (int) Math.min(end - from, left);
        if (count == 0) {
            return;
        }
        if (output == null) {
            begin();
        }
        output.printer().print(batch, from, from + count);
        left -= count;
    }

    private void begin() throws IOException {
        if (format.isStreamed()) {
            stream = reply.stream(200, "OK", request.format().type());
            output = AnswerOutput.toStream(stream, format, request.columns(), request.provenance());
        } else {
            folder = Files.createTempDirectory("htm-st-answer");
            output = AnswerOutput.toFile(
                    file(), false, new FileForm<>(format, false), request.columns(), request.provenance());
        }
    }

    private Path file() {
        return folder.resolve("answer" + format.suffixes().get(0));
    }

    @Override
    public void finish() throws IOException {
        if (output == null) {
            return;
        }
        output.finish();
        if (folder != null) {
            stream = reply.stream(200, "OK", request.format().type());
            Files.copy(file(), stream);
        }
        stream.close();
    }

    @Override
    public void close() throws IOException {
        if (output != null) {
            output.close();
        }
        if (folder != null) {
            Files.deleteIfExists(file());
            Files.delete(folder);
        }
    }
}
