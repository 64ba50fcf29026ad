package org.htmst.formats.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;

/** A CSV file of one channel with its descriptor. */
final class CsvCase {

    private CsvCase() {}

    /** A descriptor whose times have {@code format}, and that says {@code more}. */
    static String descriptor(String format, String more) {
        return """
                {"product": "case", "title": "t", "comment": "#", MORE
                 "time": {"column": "time", "format": "FORMAT"},
                 "satellite": {"constant": "sat-a"}, "place": {"lon": "lon", "lat": "lat"},
                 "channels": [{"name": "flux", "family": "EP", "instrument": "X", "type": "float64"}]}
                """
                .replace("MORE", more)
                .replace("FORMAT", format);
    }

    static SourceContent read(Path folder, byte[] bytes, String json) throws IOException {
        CsvDescriptor descriptor = CsvDescriptor.read(Files.writeString(folder.resolve("case.json"), json));
        return SourceFiles.read(Files.write(folder.resolve("case.csv"), bytes), Optional.of(descriptor));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
