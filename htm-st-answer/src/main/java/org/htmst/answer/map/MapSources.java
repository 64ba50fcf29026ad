package org.htmst.answer.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Words;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.ComparisonKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.time.LocalTimeWindow;

/**
 * Files of maps, each of them as it is or compared with one more.
 *
 * @param files one or more
 * @param kind what is made of each and the other
 * @param other the file that they are compared with; empty if {@code kind} is
 */
public record MapSources(List<Path> files, Optional<ComparisonKind> kind, Optional<Path> other) {

    /** Whether there are several. */
    public boolean isSeries() {
        return files.size() > 1;
    }

    /** Whether they are compared with another. */
    boolean isCompared() {
        return kind.isPresent();
    }

    /** The bytes that the maps of the greatest file take while they are read. */
    public long bytesOfOne() {
        long greatest = files.stream().mapToLong(MapFile::memoryBytes).max().orElseThrow();
        return isCompared() ? 2 * greatest + MapFile.memoryBytes(other.orElseThrow()) : greatest;
    }

    /** The bytes that the maps of all files take. */
    public long bytesOfAll() {
        return files.stream().mapToLong(MapFile::memoryBytes).sum();
    }

    /** The maps of one of the files, compared if they are to be. */
    public LocalTimeMaps read(Path file) {
        LocalTimeMaps maps = MapFile.read(file);
        if (!isCompared()) {
            return maps;
        }
        Path second = other.orElseThrow();
        LocalTimeMaps others = MapFile.read(second);
        Comparison.obstacle(maps, others).ifPresent(reason -> {
            throw new IllegalArgumentException(file + " and " + second + " cannot be compared: " + reason);
        });
        return Comparison.of(kind.orElseThrow(), maps, others);
    }

    /** The number, from 0, of a bin of maps that stand in {@code file}. */
    public static int number(LocalTimeMaps maps, LocalTimeWindow bin, Path file) {
        List<LocalTimeWindow> windows = maps.bins().windows();
        int number = windows.indexOf(bin);
        if (number < 0) {
            throw new IllegalArgumentException("bin " + Words.hours(bin) + " is not in " + file + "; it has "
                    + String.join("  ", windows.stream().map(Words::hours).toList()));
        }
        return number;
    }
}
