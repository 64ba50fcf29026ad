package org.htmst.cli.ask;

import java.nio.file.Path;
import java.util.List;
import org.htmst.answer.near.NearRequest;
import org.htmst.answer.near.PointFile;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import picocli.CommandLine.Option;

/** A file of points. */
final class PointOptions {

    @Option(
            names = "--points",
            paramLabel = "FILE",
            description = {
                "Points, a row each: CSV, in .gz or not, or Parquet, with columns lon, lat (or longitude, latitude), in degrees,"
                        + " and perhaps time, ISO-8601 in UTC.",
                "What the file says of a point stands beside its samples, in columns whose names begin with point_."
            })
    private Path file;

    @Option(
            names = "--point-columns",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "The columns of longitude, latitude and, if there is one, time, where they have other names.")
    private List<String> columns = List.of();

    /** Whether there is none. */
    boolean isEmpty() {
        return file == null;
    }

    /**
     * The points.
     *
     * @throws IllegalArgumentException if times are needed and the file has none
     */
    PointRows table(NearRequest request) {
        PointRows table = PointFile.read(file, new PointNames(columns));
        if (request.isTimed() && table.timeMs().isEmpty()) {
            throw new IllegalArgumentException(file + " has no column 'time', and times count; its columns: "
                    + String.join(", ", table.columns()) + "; --point-columns LON,LAT,TIME names it");
        }
        return table;
    }
}
