package org.htmst.hbase.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.htmst.sample.SampleTable;

/** Reads CSV files. */
final class CsvReader {

    /** Of the memory for the text of a file; a field may need several times as much as its text. */
    private static final int MEMORY_SHARE = 8;

    private static final long MOST_BYTES = 1 << 30;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final SourceFile file;
    private final CsvDescriptor descriptor;
    private final List<String> warnings = new ArrayList<>();
    private final Rejections rejections = new Rejections();

    private CsvReader(SourceFile file, CsvDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
    }

    static SourceContent read(SourceFile file, CsvDescriptor descriptor) {
        try {
            return new CsvReader(file, descriptor).content();
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        }
    }

    /** How a descriptor makes bytes to be understood, for {@link Source#reading}. */
    static String reading(CsvDescriptor descriptor) {
        return SourceFile.sha256(descriptor.toString().getBytes(StandardCharsets.UTF_8));
    }

    private SourceContent content() {
        byte[] text = text();
        CsvSamples samples = new CsvSamples(descriptor, lines(text), file);
        int read = parse(text, samples);
        if (read == 0) {
            throw file.error("has no records, only a header");
        }
        SampleTable table = samples.table(rejections);
        if (table.size() == 0) {
            throw file.error("none of its " + read + " records can be used: " + rejections.firstExamples());
        }
        return new SourceContent(
                file.path(),
                file.bytes().length,
                file.sha256(),
                reading(descriptor),
                descriptor.product(),
                table,
                read,
                rejections.counts(),
                rejections.examples(),
                warnings);
    }

    private byte[] text() {
        byte[] bytes = file.bytes();
        boolean gzip = bytes.length > 1 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP_MAGIC;
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
        if (bytes.length > most) {
            throw file.tooBig(null);
        }
        if (!gzip) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] text = in.readNBytes((int) most + 1);
            if (text.length > most) {
                throw file.tooBig(null);
            }
            return text;
        } catch (IOException e) {
            throw file.error("is damaged or truncated; gzip cannot unpack it: " + e.getMessage(), e);
        }
    }

    private int lines(byte[] text) {
        if (text.length == 0) {
            throw file.error("is empty; a line that names its columns was expected");
        }
        if (text[text.length - 1] != '\n') {
            warnings.add("the last line has no end; the file may be cut");
        }
        int lines = 1;
        for (byte b : text) {
            lines += b == '\n' || b == '\r' ? 1 : 0;
        }
        return lines;
    }

    private int parse(byte[] text, CsvSamples samples) {
        int read = 0;
        try (CSVParser parser = parser(text)) {
            List<String> header = header(parser);
            checkHeader(header);
            samples.columnsAre(header);
            for (CSVRecord record : parser) {
                read++;
                samples.add(record, parser.getCurrentLineNumber(), rejections);
            }
            return read;
        } catch (UncheckedIOException e) {
            throw file.error(
                    "cannot be read after record " + read + ": " + e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw file.error("cannot be read after record " + read + ": " + e.getMessage(), e);
        }
    }

    private CSVParser parser(byte[] text) throws IOException {
        CSVFormat.Builder format =
                CSVFormat.DEFAULT.builder().setDelimiter(descriptor.delimiter()).setTrim(true);
        descriptor.comment().ifPresent(format::setCommentMarker);
        InputStreamReader characters = new InputStreamReader(
                new ByteArrayInputStream(text),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CSVParser.builder().setReader(characters).setFormat(format.get()).get();
    }

    private List<String> header(CSVParser parser) {
        var records = parser.iterator();
        if (!records.hasNext()) {
            throw file.error("has no line that names its columns");
        }
        List<String> header = new ArrayList<>(Arrays.asList(records.next().values()));
        if (header.get(0).startsWith(BYTE_ORDER_MARK)) {
            header.set(0, header.get(0).substring(BYTE_ORDER_MARK.length()).strip());
        }
        return header;
    }

    private void checkHeader(List<String> header) {
        Set<String> unused = new TreeSet<>();
        for (String column : header) {
            if (!unused.add(column)) {
                throw file.error("column '" + column + "' is named twice in the header");
            }
        }
        for (String column : descriptor.columnsUsed()) {
            if (!header.contains(column)) {
                throw file.error("has no column '" + column + "'; its columns: " + String.join(", ", header));
            }
            unused.remove(column);
        }
        if (!unused.isEmpty()) {
            warnings.add(unused.size() + " columns are not described and not stored: " + String.join(", ", unused));
        }
    }
}
