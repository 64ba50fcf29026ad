package org.htmst.answer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Table;

/**
 * The numbers of a summary's cells, as they are written.
 *
 * @param axes by which cells are told apart
 * @param measures what each cell has
 * @param cells by the first axis, then by the next
 */
public record SummaryTable(List<SummaryAxis> axes, List<SummaryMeasure> measures, List<Cell> cells) {

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
        List<String> header = entries().stream().map(CsvMetadata.Entry::name).toList();
        List<List<Object>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<Object> row = new ArrayList<>(cell.names);
            row.addAll(cell.numbers);
            rows.add(row);
        }
        return new Table(header, rows);
    }

    /** What the columns are. */
    List<CsvMetadata.Entry> entries() {
        return Stream.concat(
                        axes.stream().flatMap(SummaryTable::entries),
                        measures.stream()
                                .map(measure -> new CsvMetadata.Entry(
                                        measure.name(), "number", measure.description(), measure.unit())))
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
