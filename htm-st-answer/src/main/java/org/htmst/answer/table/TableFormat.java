package org.htmst.answer.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.FileFormat;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;

/** The forms a table can take. */
public enum TableFormat implements FileFormat {
    TEXT(".txt"),
    CSV(".csv"),
    JSON(".json"),
    JSONL(".jsonl", ".ndjson"),
    NETCDF(".nc"),
    /** Deflated, by libnetcdf. */
    NETCDF4(".nc4"),
    /** To standard output as a stream, to a file as a file with a directory. */
    ARROW(".arrow", ".feather"),
    PARQUET(".parquet");

    private final List<String> suffixes;

    TableFormat(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /**
     * What {@code target} is to be, see {@link FileForm#of}.
     *
     * @throws IllegalArgumentException if nothing says the form, or what is no text is to be compressed
     */
    public static FileForm<TableFormat> form(Path target, Optional<TableFormat> asked) {
        return FileForm.of(target, asked, values());
    }

    @Override
    public List<String> suffixes() {
        return suffixes;
    }

    @Override
    public boolean isText() {
        return this == TEXT || this == CSV || this == JSON || this == JSONL;
    }

    @Override
    public boolean isStreamed() {
        return this != NETCDF && this != NETCDF4;
    }

    @Override
    public Optional<String> fault() {
        return this == NETCDF4 ? DeflatedNetcdf.fault() : Optional.empty();
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
