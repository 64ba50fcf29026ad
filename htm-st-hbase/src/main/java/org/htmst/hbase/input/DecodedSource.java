package org.htmst.hbase.input;

/** A file that has been decoded already. */
record DecodedSource(SourceContent content) implements Source {

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
