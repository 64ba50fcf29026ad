package org.htmst.answer.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Table;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/**
 * A table as a classic netCDF file: one dimension, and along it a variable for each column. Times are seconds since 1970, texts character
 * arrays in UTF-8, missing numbers NaN, the {@code _FillValue}.
 */
public final class TableNetcdf {

    private static final double SECOND_MS = 1000;

    /** Doubles hold all whole numbers below. */
    private static final double EXACT = 0x1p53;

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
                List<Object> cells = table.rows().stream()
                        .map(row -> Table.Told.value(row.get(column)))
                        .toList();
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
        switch (datatype(column, cells)) {
            case "date-time" -> {
                Variable variable = draft.define(column.name(), DataType.DOUBLE, dimension, column.description());
                NetcdfDraft.with(variable, "standard_name", "time");
                NetcdfDraft.with(variable, "units", "seconds since 1970-01-01 00:00:00");
                NetcdfDraft.with(variable, "calendar", "standard");
                if (!column.required()) {
                    variable.addAttribute(new Attribute("_FillValue", Double.NaN));
                }
                variables.add(variable);
                contents.add(cells.stream()
                        .mapToDouble(
                                cell -> cell instanceof Instant time ? time.toEpochMilli() / SECOND_MS : Double.NaN)
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
                        .map(cell -> (cell.equals(Double.NaN) ? "" : cell.toString()).getBytes(StandardCharsets.UTF_8))
                        .toList();
                variables.add(draft.defineTexts(column.name(), dimension, texts, column.description()));
                contents.add(NetcdfDraft.letters(texts));
            }
        }
    }

    /** The format has no whole numbers of more than 32 bits, and none that can be missing: those are doubles, if these hold them. */
    private static String datatype(CsvMetadata.Entry column, List<Object> cells) {
        if (!column.datatype().equals("integer")
                || cells.stream().allMatch(cell -> !(cell instanceof Double) && isInt(((Number) cell).longValue()))) {
            return column.datatype();
        }
        return cells.stream()
                        .allMatch(cell -> Math.abs(((Number) cell).doubleValue()) < EXACT || cell.equals(Double.NaN))
                ? "number"
                : "string";
    }

    private static boolean isInt(long number) {
        return number == (int) number;
    }
}
