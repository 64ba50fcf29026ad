package org.htmst.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.htmst.answer.print.OutputFile;
import picocli.CommandLine.Option;

/** Where a file goes. */
public final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE, which appears only when it is whole.")
    private Path file;

    @Option(names = "--overwrite", description = "Replace FILE if it exists.")
    private boolean overwrite;

    /** The file, if one is named. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * The file of a picture.
     *
     * @throws IllegalArgumentException if none is named
     */
    public Path picture() {
        return file().orElseThrow(
                        () -> new IllegalArgumentException("the picture needs a file; give -o FILE.png, .svg or .pdf"));
    }

    /** Whether an existing file may be replaced. */
    public boolean overwrite() {
        return overwrite;
    }

    /**
     * Checks, before any work is done, that the file may be written.
     *
     * @throws IllegalArgumentException if it may not
     */
    public void check() {
        if (file != null) {
            OutputFile.checkTarget(file, overwrite);
        }
    }
}
