package org.htmst.formats;

import java.util.function.Supplier;

/** A file whose content is made when it is asked for. */
record LazySource(String fileName, String sha256, String reading, Supplier<SourceContent> decoder) implements Source {

    @Override
    public SourceContent read() {
        return decoder.get();
    }
}
