package org.htmst.answer.summary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.answer.table.NetcdfDraft;
import org.htmst.grid.Trixel;
import org.htmst.sphere.LonLat;
import ucar.ma2.DataType;
import ucar.nc2.Variable;

/** The bins of an axis that occur, in order, as a dimension of a netCDF file. */
final class SummaryCoordinate {

    private static final double SECOND_MS = 1000;
    private static final int CORNERS = 3;

    private final SummaryAxis axis;
    private final List<Long> bins;
    private final List<List<Object>> names;
    private final Map<Long, Integer> places = new HashMap<>();

    private SummaryCoordinate(SummaryAxis axis, SortedMap<Long, List<Object>> byBin) {
        this.axis = axis;
        this.bins = List.copyOf(byBin.keySet());
        this.names = List.copyOf(byBin.values());
        bins.forEach(bin -> places.put(bin, places.size()));
    }

    /** Those of all axes. */
    static List<SummaryCoordinate> of(SummaryTable summary) {
        List<SummaryCoordinate> all = new ArrayList<>();
        int column = 0;
        for (int a = 0; a < summary.axes().size(); a++) {
            SummaryAxis axis = summary.axes().get(a);
            int end = column + axis.group().columns().size();
            SortedMap<Long, List<Object>> byBin = new TreeMap<>();
            for (SummaryTable.Cell cell : summary.cells()) {
                byBin.putIfAbsent(cell.bins().get(a), cell.names().subList(column, end));
            }
            all.add(new SummaryCoordinate(axis, byBin));
            column = end;
        }
        return all;
    }

    int size() {
        return bins.size();
    }

    /** Of a bin. */
    int place(long bin) {
        return places.get(bin);
    }

    boolean hasEdges() {
        return axis.hasEdges();
    }

    /** What the dimension is called. */
    String name() {
        return NetcdfDraft.plain(axis.group().name());
    }

    /**
     * Defines what tells the bins.
     *
     * @param dimension along which they are
     * @return the names of variables that whatever is measured has to point to
     */
    List<String> define(NetcdfDraft draft, String dimension) {
        if (hasEdges()) {
            defineRange(draft, dimension);
            return List.of();
        }
        Variable label = defineLabel(draft, dimension);
        return axis.group().name().equals("trixel")
                ? List.of(
                        label.getShortName(),
                        defineTrixels(draft, dimension, "lat", LonLat::latDeg),
                        defineTrixels(draft, dimension, "lon", LonLat::lonDeg))
                : List.of(label.getShortName());
    }

    private void defineRange(NetcdfDraft draft, String dimension) {
        Variable variable = draft.define(name(), DataType.DOUBLE, dimension, axis.description());
        if (axis.group().name().equals("time")) {
            NetcdfDraft.with(variable, "standard_name", "time");
            NetcdfDraft.with(variable, "units", "seconds since 1970-01-01 00:00:00");
            NetcdfDraft.with(variable, "calendar", "standard");
        } else {
            NetcdfDraft.with(
                    variable, "standard_name", standardName(axis.group().name()));
            NetcdfDraft.units(variable, axis.unit());
        }
        double[] edges = names.stream()
                .flatMap(List::stream)
                .mapToDouble(SummaryCoordinate::number)
                .toArray();
        double[] middles = new double[size()];
        Arrays.setAll(middles, i -> edges[2 * i] + (edges[2 * i + 1] - edges[2 * i]) / 2);
        draft.give(variable, middles);
        draft.give(draft.bounds(variable, dimension, "bound", 2), edges);
    }

    private static double number(Object edge) {
        return edge instanceof Instant time ? time.toEpochMilli() / SECOND_MS : ((Number) edge).doubleValue();
    }

    private static String standardName(String name) {
        return name.equals("lat") ? "latitude" : name.equals("lon") ? "longitude" : "";
    }

    private Variable defineLabel(NetcdfDraft draft, String dimension) {
        List<byte[]> texts = names.stream()
                .map(name -> name.stream().map(Object::toString).collect(Collectors.joining(" ")))
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        Variable variable = draft.defineTexts(name(), dimension, texts, axis.description());
        draft.give(variable, NetcdfDraft.letters(texts));
        return variable;
    }

    /** Latitudes or longitudes of middles and corners. */
    private String defineTrixels(NetcdfDraft draft, String dimension, String which, ToDoubleFunction<LonLat> number) {
        List<Trixel> trixels = bins.stream().map(Trixel::of).toList();
        String standardName = standardName(which);
        Variable variable = draft.define(
                "trixel_" + which, DataType.DOUBLE, dimension, standardName + " of the middle of the trixel");
        NetcdfDraft.with(variable, "standard_name", standardName);
        NetcdfDraft.with(variable, "units", which.equals("lat") ? "degrees_north" : "degrees_east");
        draft.give(
                variable,
                trixels.stream().map(Trixel::centre).mapToDouble(number).toArray());
        draft.give(
                draft.bounds(variable, dimension, "corner", CORNERS),
                trixels.stream()
                        .map(Trixel::triangle)
                        .flatMap(triangle -> Stream.of(triangle.a(), triangle.b(), triangle.c()))
                        .map(corner -> corner.lonLat())
                        .mapToDouble(number)
                        .toArray());
        return variable.getShortName();
    }
}
