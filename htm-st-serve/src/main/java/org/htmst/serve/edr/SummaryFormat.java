package org.htmst.serve.edr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.summary.SummaryTable;
import org.htmst.answer.table.TableFormat;
import org.htmst.answer.table.TableOutput;

/** The forms of summaries, as {@code f} names them. */
enum SummaryFormat {
    CSV("text/csv; charset=utf-8; header=present", TableFormat.CSV),
    JSON("application/json", TableFormat.JSON),
    JSONL("application/x-ndjson", TableFormat.JSONL),
    NETCDF("application/x-netcdf", TableFormat.NETCDF),
    ARROW("application/vnd.apache.arrow.stream", TableFormat.ARROW),
    PARQUET("application/vnd.apache.parquet", TableFormat.PARQUET);

    private final String type;
    private final TableFormat format;

    SummaryFormat(String type, TableFormat format) {
        this.type = type;
        this.format = format;
    }

    /** The media type. */
    String type() {
        return type;
    }

    /**
     * The form of a name, in any case.
     *
     * @throws IllegalArgumentException if none has it
     */
    static SummaryFormat parse(String text) {
        return Arrays.stream(values())
                .filter(form -> form.format.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is no form of summaries; give one of "
                        + Arrays.stream(values())
                                .map(form -> form.format.toString())
                                .collect(Collectors.joining(", "))));
    }

    /** How the command line says it, a blank before. */
    String option() {
        return format.isStreamed() ? " --format " + format : " -o answer.nc";
    }

    /** The table in this form. */
    byte[] bytes(SummaryTable table, Provenance provenance) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (this == NETCDF) {
            Path file = Files.createTempFile("htm-st-summary", ".nc");
            try {
                table.writeNetcdf(provenance, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } else if (format.isText()) {
            TableOutput.print(table.described(), format, new PrintStream(bytes, false, StandardCharsets.UTF_8));
        } else {
            TableOutput.send(table.described(), format, provenance, bytes);
        }
        return bytes.toByteArray();
    }
}
