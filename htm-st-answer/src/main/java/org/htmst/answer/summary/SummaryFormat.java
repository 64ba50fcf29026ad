package org.htmst.answer.summary;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.answer.print.FileForm;
import org.htmst.answer.print.FileFormat;

/** The forms a summary can take. */
public enum SummaryFormat implements FileFormat {
    TEXT(".txt"),
    CSV(".csv"),
    JSON(".json"),
    JSONL(".jsonl", ".ndjson"),
    NETCDF(".nc");

    private final List<String> suffixes;

    SummaryFormat(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /**
     * What {@code target} is to be, see {@link FileForm#of}.
     *
     * @throws IllegalArgumentException if nothing says the form, or a netCDF file is to be compressed
     */
    public static FileForm<SummaryFormat> form(Path target, Optional<SummaryFormat> asked) {
        return FileForm.of(target, asked, values());
    }

    @Override
    public List<String> suffixes() {
        return suffixes;
    }

    @Override
    public boolean isText() {
        return this != NETCDF;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
