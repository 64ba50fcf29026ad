package org.htmst.answer.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.table.Measure;
import org.htmst.answer.table.NetcdfDraft;
import org.htmst.failure.HtmStException;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/**
 * A classic netCDF file after the CF conventions: a dimension for each group, with all bins of it that occur, in order, and a variable
 * for each measure. A cell of that grid without samples has counts of 0 and otherwise NaN, the {@code _FillValue}.
 *
 * <p>Bins with edges have their middles as coordinates, and their edges as bounds: times in seconds since 1970, other numbers in their
 * unit. Names are character arrays in UTF-8; a trixel has its middle and corners beside its name. The classic format has no room for a
 * second dimension of length 0: without a cell, all variables have the first dimension alone.
 */
final class SummaryFile {

    /** Of one variable, which has to fit in memory, and into the 4 GB of the format. */
    private static final long MOST_CELLS = 50_000_000;

    private static final long CLASSIC_LIMIT_BYTES = 2_000_000_000;

    private final SummaryTable summary;
    private final List<SummaryCoordinate> coordinates;
    private final long size;

    private SummaryFile(SummaryTable summary) {
        this.summary = summary;
        this.coordinates = SummaryCoordinate.of(summary);
        double cells = coordinates.stream().mapToDouble(SummaryCoordinate::size).reduce(1, (a, b) -> a * b);
        if (cells > MOST_CELLS) {
            throw new HtmStException(
                    "the grid of "
                            + coordinates.stream()
                                    .map(c -> c.name() + " (" + c.size() + ")")
                                    .collect(Collectors.joining(" x "))
                            + " has more than " + MOST_CELLS + " cells, too many for a netCDF file; give wider bins or"
                            + " fewer groups, or another form, which has cells with samples alone",
                    false);
        }
        size = (long) cells;
    }

    /**
     * Writes to {@code path}.
     *
     * @throws HtmStException if the grid of all bins is too large
     */
    static void write(SummaryTable summary, Provenance provenance, Path path) throws IOException {
        new SummaryFile(summary).write(provenance, path);
    }

    private void write(Provenance provenance, Path path) throws IOException {
        boolean large = size * summary.measures().size() * Double.BYTES > CLASSIC_LIMIT_BYTES;
        try (NetcdfDraft draft = new NetcdfDraft(path, large)) {
            draft.attribute("Conventions", "CF-1.8");
            draft.attribute("title", "Summaries of samples by " + provenance.software());
            provenance.attributes().forEach(draft::attribute);
            List<Variable> variables = define(draft);
            draft.begin();
            for (int m = 0; m < variables.size(); m++) {
                draft.write(variables.get(m), numbers(m, variables.get(m).getDataType()));
            }
        }
    }

    private List<Variable> define(NetcdfDraft draft) {
        List<String> dimensions = coordinates.stream()
                .map(SummaryCoordinate::name)
                .limit(size == 0 ? 1 : coordinates.size())
                .toList();
        for (int d = 0; d < dimensions.size(); d++) {
            draft.dimension(dimensions.get(d), coordinates.get(d).size());
        }
        List<String> labels = new ArrayList<>();
        for (SummaryCoordinate coordinate : coordinates) {
            labels.addAll(coordinate.define(draft, size == 0 ? dimensions.get(0) : coordinate.name()));
        }
        String ranges = coordinates.stream()
                .filter(SummaryCoordinate::hasEdges)
                .map(SummaryCoordinate::name)
                .filter(dimensions::contains)
                .map(name -> name + ": ")
                .collect(Collectors.joining());
        List<Variable> variables = new ArrayList<>();
        for (int m = 0; m < summary.measures().size(); m++) {
            Measure measure = summary.measures().get(m);
            Variable variable =
                    draft.define(measure.name(), type(m), String.join(" ", dimensions), measure.description());
            NetcdfDraft.units(variable, measure.unit());
            NetcdfDraft.with(
                    variable,
                    "cell_methods",
                    measure.method().isEmpty() || ranges.isEmpty() ? "" : ranges + measure.method());
            NetcdfDraft.with(variable, "coordinates", String.join(" ", labels));
            if (!measure.isCount()) {
                variable.addAttribute(new Attribute("_FillValue", Double.NaN));
            }
            variables.add(variable);
        }
        return variables;
    }

    /** The format has no whole numbers above those of 32 bits. */
    private DataType type(int measure) {
        boolean fits = summary.measures().get(measure).isCount()
                && summary.cells().stream()
                        .allMatch(cell -> cell.numbers().get(measure).longValue() <= Integer.MAX_VALUE);
        return fits ? DataType.INT : DataType.DOUBLE;
    }

    /** A measure of all cells of the grid, the last dimension first. */
    private Object numbers(int measure, DataType type) {
        double[] doubles = new double[type == DataType.INT ? 0 : (int) size];
        int[] integers = new int[type == DataType.INT ? (int) size : 0];
        Arrays.fill(doubles, summary.measures().get(measure).isCount() ? 0 : Double.NaN);
        for (SummaryTable.Cell cell : summary.cells()) {
            int place = 0;
            for (int d = 0; d < coordinates.size(); d++) {
                place = place * coordinates.get(d).size()
                        + coordinates.get(d).place(cell.bins().get(d));
            }
            if (type == DataType.INT) {
                integers[place] = cell.numbers().get(measure).intValue();
            } else {
                doubles[place] = cell.numbers().get(measure).doubleValue();
            }
        }
        return type == DataType.INT ? integers : doubles;
    }
}
