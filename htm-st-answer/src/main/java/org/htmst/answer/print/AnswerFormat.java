package org.htmst.answer.print;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;

/** The forms an answer can take. */
public enum AnswerFormat implements FileFormat {
    CSV(".csv"),
    JSONL(".jsonl", ".ndjson"),
    GEOJSON(".geojson"),
    NETCDF(".nc"),
    /** Deflated, by libnetcdf. */
    NETCDF4(".nc4"),
    /** To standard output as a stream, to a file as a file with a directory. */
    ARROW(".arrow", ".feather"),
    PARQUET(".parquet"),
    COVERAGEJSON(".covjson");

    private final List<String> suffixes;

    AnswerFormat(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /**
     * What {@code target} is to be, see {@link FileForm#of}.
     *
     * @throws IllegalArgumentException if nothing says the form, or what is no text is to be compressed
     */
    public static FileForm<AnswerFormat> form(Path target, Optional<AnswerFormat> asked) {
        return FileForm.of(target, asked, values());
    }

    @Override
    public List<String> suffixes() {
        return suffixes;
    }

    @Override
    public boolean isText() {
        return this == CSV || this == JSONL || this == GEOJSON || this == COVERAGEJSON;
    }

    @Override
    public boolean isStreamed() {
        return this != NETCDF && this != NETCDF4;
    }

    /** Whether provenance has no place inside the form and goes into a second file. */
    public boolean hasMetadataFile() {
        return this == CSV || this == JSONL;
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
