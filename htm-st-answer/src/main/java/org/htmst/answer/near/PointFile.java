package org.htmst.answer.near;

import java.nio.file.Path;
import org.htmst.answer.columnar.ParquetPoints;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.SourceFile;
import org.htmst.formats.csv.CsvPoints;

/** Files of points, CSV or Parquet, whatever their names are. */
public final class PointFile {

    private PointFile() {}

    /**
     * Reads a file.
     *
     * @throws org.htmst.failure.HtmStException if it cannot be read, or a row is no point
     */
    public static PointRows read(Path path, PointNames columns) {
        SourceFile file = SourceFile.read(path);
        return ParquetPoints.isOf(file) ? ParquetPoints.read(file, columns) : CsvPoints.read(file, columns);
    }
}
