package org.htmst.tests;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.query.MemorySource;

/** The real files that come with the repository. */
public final class SampleFiles {

    public static final Path FOLDER =
            Path.of("..", "sample-data").toAbsolutePath().normalize();

    public static final List<Path> NETCDF = List.of(
            FOLDER.resolve("poes_m02_20181231_raw.nc"),
            FOLDER.resolve("poes_n15_20191024_proc.nc"),
            FOLDER.resolve("poes_n18_20191024_proc.nc"),
            FOLDER.resolve("poes_n19_20191024_proc.nc"));

    private SampleFiles() {}

    /** What a store answers that holds these files, loaded in their order. */
    static MemorySource inMemory(List<SourceContent> files) {
        return new MemorySource(files.stream().map(SourceContent::samples).toList());
    }

    static SourceContent read(Path file) {
        return SourceFiles.read(file, Optional.empty());
    }
}
