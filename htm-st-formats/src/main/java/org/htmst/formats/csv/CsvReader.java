package org.htmst.formats.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.htmst.formats.Product;
import org.htmst.formats.Rejections;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.sample.SampleTable;

/** Reads CSV files. */
final class CsvReader {

    /** Changes whenever the same file and descriptor may give other samples. */
    private static final String READING = "csv-3-";

    /** The row key of a granule in the catalog holds the names of its satellites, and HBase's keys have at most 32,767 bytes. */
    private static final int SATELLITES_LENGTH = 30_000;

    private final SourceFile file;
    private final CsvDescriptor descriptor;
    private final List<String> warnings = new ArrayList<>();
    private final Rejections rejections = new Rejections();
    private Product product;

    private CsvReader(SourceFile file, CsvDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
        this.product = descriptor.product();
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
        return READING + SourceFile.sha256(descriptor.json());
    }

    private SourceContent content() {
        CsvText text = CsvText.of(file).after(descriptor.form().skipLines(), file);
        if (!text.endsWithLine()) {
            warnings.add("the last line has no end; the file may be cut");
        }
        int read = 0;
        try (CsvRows rows = CsvRows.of(text, descriptor.form())) {
            List<String> record = rows.next();
            CsvHeader header = header(record);
            CsvSamples samples = new CsvSamples(descriptor, product.channels(), header, text.lines(), file);
            record = descriptor.form().hasHeader() ? rows.next() : record;
            while (record != null) {
                read++;
                samples.add(record, rows.line(), rejections);
                record = rows.next();
            }
            return content(samples, read);
        } catch (IOException e) {
            String where = read == 0 ? "cannot be read at its beginning" : "cannot be read after record " + read;
            throw file.error(where + ": " + e.getMessage(), e);
        }
    }

    private SourceContent content(CsvSamples samples, int read) {
        if (read == 0) {
            throw file.error("has no records, only a header");
        }
        SampleTable table = samples.table(rejections);
        if (table.size() == 0) {
            throw file.error("none of its " + read + " records can be used: " + rejections.firstExamples());
        }
        checkSatellites(table.satellites());
        warnings.addAll(samples.changes());
        return new SourceContent(
                file.path(),
                file.bytes().length,
                file.sha256(),
                reading(descriptor),
                product,
                table,
                read,
                rejections.counts(),
                rejections.examples(),
                warnings);
    }

    private void checkSatellites(List<String> names) {
        int length = names.stream().mapToInt(name -> name.length() + 1).sum();
        if (length > SATELLITES_LENGTH) {
            throw file.error("has " + names.size() + " satellites, whose names have " + length
                    + " characters; those of one file may have " + SATELLITES_LENGTH + ", so split it by satellite");
        }
    }

    private CsvHeader header(List<String> first) {
        if (first == null) {
            throw file.error(descriptor.form().hasHeader() ? "has no line that names its columns" : "has no records");
        }
        List<String> used = descriptor.columnsUsed();
        if (!descriptor.form().hasHeader()) {
            return withWarning(CsvHeader.numbered(first.size(), used, file), used);
        }
        List<String> written = first.stream().map(String::strip).toList();
        if (!descriptor.form().hasUnits()) {
            return withWarning(CsvHeader.of(written, used, file), used);
        }
        UnitNames names = UnitNames.of(written);
        CsvHeader header = CsvHeader.of(names.names(), used, file);
        Product described = descriptor.product();
        try {
            product = new Product(
                    described.name(),
                    described.title(),
                    described.description(),
                    names.channels(described.channels(), descriptor.columns(), warnings));
        } catch (IllegalArgumentException e) {
            throw file.error("names a unit that cannot be stored: " + e.getMessage(), e);
        }
        return withWarning(header, used);
    }

    private CsvHeader withWarning(CsvHeader header, List<String> used) {
        String unused = header.unused(used);
        if (!unused.isEmpty()) {
            warnings.add(unused);
        }
        return header;
    }
}
