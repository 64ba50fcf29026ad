package org.htmst.serve.edr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    NETCDF4("application/x-netcdf4", TableFormat.NETCDF4),
    ARROW("application/vnd.apache.arrow.stream", TableFormat.ARROW),
    PARQUET("application/vnd.apache.parquet", TableFormat.PARQUET);

    private final String type;
    private final TableFormat format;

    SummaryFormat(String type, TableFormat format) {
        this.type = type;
        this.format = format;
    }

    /** The media types of those that can be written here. */
    static List<String> types() {
        return Arrays.stream(values())
                .filter(form -> form.format.fault().isEmpty())
                .map(form -> form.type.split(";")[0])
                .toList();
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
                .filter(form -> form.format.toString().equalsIgnoreCase(text)
                        && form.format.fault().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is no form of summaries; give one of "
                        + Arrays.stream(values())
                                .filter(form -> form.format.fault().isEmpty())
                                .map(form -> form.format.toString())
                                .collect(Collectors.joining(", "))));
    }

    /** How the command line says it, a blank before. */
    String option() {
        return format.isStreamed()
                ? " --format " + format
                : " -o answer" + format.suffixes().get(0);
    }

    /** The table in this form. */
    byte[] bytes(SummaryTable table, Provenance provenance) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (this == NETCDF || this == NETCDF4) {
            Path file = Files.createTempFile("htm-st-summary", ".nc");
            try {
                TableOutput.writeNetcdf(format, path -> table.writeNetcdf(provenance, path), file);
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
