package org.htmst.bench.chunk;

import org.htmst.hbase.input.Source;
import org.htmst.hbase.input.SourceContent;

/**
 * A file that was decoded before it is loaded, so that loading alone is timed.
 *
 * @param content of the file
 */
record MadeSource(SourceContent content) implements Source {

    @Override
    public String fileName() {
        return content.file().getFileName().toString();
    }

    @Override
    public String sha256() {
        return content.sha256();
    }

    @Override
    public String reading() {
        return content.reading();
    }

    @Override
    public SourceContent read() {
        return content;
    }
}
