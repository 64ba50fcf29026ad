package org.htmst.interpolation.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.htmst.grid.Trixel;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTimeWindow;

/** Writes maps as text; the package page lists the columns. */
public final class MapCsv {

    private static final String COLUMNS = "bin,from_hour,to_hour,trixel,lon,lat,value,count,distance_km,origin";
    private static final String[] ORIGINS = {"empty", "measured", "interpolated"};

    private MapCsv() {}

    /**
     * Writes one row a trixel and bin to {@code target}, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(LocalTimeMaps maps, Path target) throws IOException {
        int trixels = TrixelGrid.trixels(maps.parameters().level());
        write(maps, trixels, i -> i, i -> Trixel.of((long) trixels + i).centre(), "trixel", target);
    }

    /**
     * Writes one row a grid cell and bin to {@code target}, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(GriddedMaps maps, Path target) throws IOException {
        String cells = "cell of " + MapCaption.number(maps.grid().stepDeg())
                + " degrees, with what the trixel at its middle has,";
        write(maps.maps(), maps.grid().cells(), cell -> maps.trixel()[cell], maps.grid()::centre, cells, target);
    }

    private static void write(
            LocalTimeMaps maps, int rows, IntUnaryOperator trixel, IntFunction<LonLat> place, String row, Path target)
            throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            head(maps, row, out);
            StringBuilder line = new StringBuilder();
            for (int bin = 0; bin < maps.bins().size(); bin++) {
                LocalTimeWindow window = maps.bins().windows().get(bin);
                TrixelGrid grid = maps.grids().get(bin);
                String start = (bin + 1) + "," + window.fromHour() + "," + window.toHour() + ",";
                for (int i = 0; i < rows; i++) {
                    line.setLength(0);
                    append(line.append(start), grid, trixel.applyAsInt(i), place.apply(i));
                    out.append(line);
                }
            }
        }
    }

    private static void append(StringBuilder line, TrixelGrid grid, int i, LonLat place) {
        boolean empty = grid.originOf(i) == Origin.EMPTY;
        line.append(grid.trixelId(i)).append(',');
        line.append(place.signedLonDeg()).append(',').append(place.latDeg()).append(',');
        if (!empty) {
            line.append(grid.value()[i]);
        }
        line.append(',').append(grid.count()[i]).append(',');
        if (!empty) {
            line.append(grid.distanceKm()[i]);
        }
        line.append(',').append(ORIGINS[grid.origin()[i]]).append('\n');
    }

    private static void head(LocalTimeMaps maps, String row, BufferedWriter out) throws IOException {
        comment(
                out,
                MapCaption.quantity(maps) + ", one row a " + row + " and bin of "
                        + maps.bins().axis().title());
        comment(out, "unit: " + maps.unit().udunits());
        comment(out, "method: " + MapCaption.method(maps));
        run(maps.provenance(), "", out);
        if (maps.comparison().isPresent()) {
            Comparison second = maps.comparison().get();
            run(second.provenance(), second.kind().word() + " ", out);
        }
        out.write(COLUMNS + "\n");
    }

    /** What a run was made from; {@code start} begins each line. */
    private static void run(RunProvenance p, String start, BufferedWriter out) throws IOException {
        comment(
                out,
                start + "data: " + String.join(" ", p.satellites()) + " from "
                        + Instant.ofEpochMilli(p.window().startMs()) + " to before "
                        + Instant.ofEpochMilli(p.window().endMs()));
        for (String condition : p.conditions()) {
            comment(out, start + "condition: " + condition);
        }
        comment(out, start + "direction: " + p.direction());
        for (RunProvenance.Source source : p.sources()) {
            comment(out, start + "source: " + source.file() + " sha256 " + source.sha256());
        }
        comment(
                out,
                start + "made: " + p.created() + " by " + p.software()
                        + (p.command().isEmpty() ? "" : ": " + p.command()));
        if (!p.answer().isEmpty()) {
            comment(out, start + "answer: " + p.answer());
        }
    }

    private static void comment(BufferedWriter out, String text) throws IOException {
        out.write("# " + text.replaceAll("\\R", " ") + "\n");
    }
}
