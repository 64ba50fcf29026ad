package org.htmst.answer.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Table;
import org.htmst.answer.table.DescribedTable;
import org.htmst.answer.table.Measure;
import org.htmst.failure.HtmStException;

/**
 * The numbers of a summary's cells, as they are written.
 *
 * @param axes by which cells are told apart
 * @param measures what each cell has
 * @param cells by the first axis, then by the next
 */
public record SummaryTable(List<SummaryAxis> axes, List<Measure> measures, List<Cell> cells) {

    /**
     * A line.
     *
     * @param bins of each axis the number
     * @param names what tells it, for each column of each axis
     * @param numbers of each measure; NaN where there is none
     */
    record Cell(List<Long> bins, List<Object> names, List<Number> numbers) {}

    public SummaryTable {
        axes = List.copyOf(axes);
        measures = List.copyOf(measures);
        cells = List.copyOf(cells);
    }

    /** A line for each cell: what tells it, and its numbers. */
    public Table table() {
        return described().table();
    }

    /** The same, with what its columns are. */
    public DescribedTable described() {
        List<List<Object>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<Object> row = new ArrayList<>(cell.names);
            row.addAll(cell.numbers);
            rows.add(row);
        }
        return new DescribedTable("Summaries of samples", entries(), rows);
    }

    /**
     * Writes a netCDF file, a dimension for each group.
     *
     * @throws HtmStException if the grid of all bins is too large
     */
    public void writeNetcdf(Provenance provenance, Path path) throws IOException {
        SummaryFile.write(this, provenance, path);
    }

    private List<CsvMetadata.Entry> entries() {
        return Stream.concat(
                        axes.stream().flatMap(SummaryTable::entries),
                        measures.stream().map(Measure::entry))
                .toList();
    }

    private static Stream<CsvMetadata.Entry> entries(SummaryAxis axis) {
        return axis.group().columns().stream()
                .map(name -> new CsvMetadata.Entry(
                        name, datatype(axis, name), axis.description() + edge(name), axis.unit()));
    }

    private static String datatype(SummaryAxis axis, String column) {
        boolean isTime = axis.group().name().equals("time") || column.endsWith("_start") || column.endsWith("_end");
        return !axis.hasEdges() && !isTime ? "string" : isTime ? "date-time" : "number";
    }

    private static String edge(String name) {
        return name.endsWith("_from")
                ? ", the first in the bin"
                : name.endsWith("_to")
                        ? ", the first after it"
                        : name.startsWith("pass_") ? ": " + name.substring("pass_".length()) : "";
    }
}
