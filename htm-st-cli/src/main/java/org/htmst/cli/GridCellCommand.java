package org.htmst.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.htmst.answer.print.Facts;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.session.Session;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.SphericalTriangle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "cell",
        description = "Print where a trixel lies and what its relatives are.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st grid cell N310", "  htm-st grid cell 244 --format json"})
final class GridCellCommand implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "TRIXEL", description = "Number or name of a trixel.")
    private String trixel;

    @Mixin
    private ReportOptions report;

    @Mixin
    private GeneralOptions general;

    public GridCellCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        long id = id();
        Trixel cell = Trixel.of(id);
        int level = TrixelId.level(id);
        SphericalTriangle corners = cell.triangle();
        Facts.Builder facts = new Facts.Builder()
                .add("trixel", Long.toString(id))
                .add("name", TrixelId.name(id))
                .add("level", level)
                .add("centre", text(cell.centre()))
                .add("corner_0", text(corners.a().lonLat()))
                .add("corner_1", text(corners.b().lonLat()))
                .add("corner_2", text(corners.c().lonLat()));
        if (level > 0) {
            facts.add("parent", TrixelId.name(TrixelId.parent(id)));
        }
        if (level < TrixelId.MAX_LEVEL) {
            facts.add(
                    "children",
                    LongStream.range(0, 4)
                            .mapToObj(c -> TrixelId.name(TrixelId.child(id, (int) c)))
                            .collect(Collectors.joining(" ")));
        }
        report.format().print(facts.build(), session.text());
    }

    private long id() {
        if (!trixel.matches("\\d{1,18}")) {
            return TrixelId.parse(trixel);
        }
        long id = Long.parseLong(trixel);
        TrixelId.level(id);
        return id;
    }

    private static String text(LonLat place) {
        return List.of(place.lonDeg(), place.latDeg()).stream()
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }
}
