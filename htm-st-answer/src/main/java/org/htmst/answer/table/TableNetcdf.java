package org.htmst.answer.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Provenance;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/**
 * A table as a classic netCDF file: one dimension, and along it a variable for each column. Times are seconds since 1970, texts character
 * arrays in UTF-8, missing numbers NaN, the {@code _FillValue}.
 */
public final class TableNetcdf {

    private static final double SECOND_MS = 1000;

    private TableNetcdf() {}

    /** Writes to {@code path} a row for each place of {@code dimension}. */
    public static void write(DescribedTable table, String dimension, Provenance provenance, Path path)
            throws IOException {
        // Tables are held in memory, so that none comes near the limits of the format.
        try (NetcdfDraft draft = new NetcdfDraft(path, false)) {
            draft.attribute("Conventions", "CF-1.8");
            draft.attribute("title", table.title() + " by " + provenance.software());
            provenance.attributes().forEach(draft::attribute);
            draft.dimension(dimension, table.rows().size());
            List<Variable> variables = new ArrayList<>();
            List<Object> contents = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                int column = c;
                List<Object> cells =
                        table.rows().stream().map(row -> row.get(column)).toList();
                define(draft, dimension, table.columns().get(c), cells, variables, contents);
            }
            draft.begin();
            for (int v = 0; v < variables.size(); v++) {
                draft.write(variables.get(v), contents.get(v));
            }
        }
    }

    private static void define(
            NetcdfDraft draft,
            String dimension,
            CsvMetadata.Entry column,
            List<Object> cells,
            List<Variable> variables,
            List<Object> contents) {
        switch (column.datatype()) {
            case "date-time" -> {
                Variable variable = draft.define(column.name(), DataType.DOUBLE, dimension, column.description());
                NetcdfDraft.with(variable, "standard_name", "time");
                NetcdfDraft.with(variable, "units", "seconds since 1970-01-01 00:00:00");
                NetcdfDraft.with(variable, "calendar", "standard");
                variables.add(variable);
                contents.add(cells.stream()
                        .mapToDouble(cell -> ((Instant) cell).toEpochMilli() / SECOND_MS)
                        .toArray());
            }
            case "integer" -> {
                variables.add(draft.define(column.name(), DataType.INT, dimension, column.description()));
                contents.add(cells.stream()
                        .mapToInt(cell -> Math.toIntExact(((Number) cell).longValue()))
                        .toArray());
            }
            case "number" -> {
                Variable variable = draft.define(column.name(), DataType.DOUBLE, dimension, column.description());
                NetcdfDraft.units(variable, column.unit());
                variable.addAttribute(new Attribute("_FillValue", Double.NaN));
                variables.add(variable);
                contents.add(cells.stream()
                        .mapToDouble(cell -> ((Number) cell).doubleValue())
                        .toArray());
            }
            default -> {
                List<byte[]> texts = cells.stream()
                        .map(cell -> cell.toString().getBytes(StandardCharsets.UTF_8))
                        .toList();
                variables.add(draft.defineTexts(column.name(), dimension, texts, column.description()));
                contents.add(NetcdfDraft.letters(texts));
            }
        }
    }
}
