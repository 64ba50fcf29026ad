package org.htmst.cli;

import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.Table;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.session.Session;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "id",
        description = "Print the trixels that hold places.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st grid id 20,65", "  htm-st grid id -45,-30 190,0 --level 12 --format csv"})
final class GridIdCommand implements Runnable {

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "LON,LAT", description = "Places, in degrees.")
    private List<LonLat> places;

    @Option(names = "--level", paramLabel = "L", description = "Level of the trixels, 0..24; 12 unless given.")
    private int level = 12;

    @Mixin
    private ReportOptions report;

    @Mixin
    private GeneralOptions general;

    public GridIdCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        List<List<Object>> rows = new ArrayList<>();
        for (LonLat place : places) {
            long id = TrixelId.of(place.unitVector(), level);
            rows.add(List.of(place.lonDeg(), place.latDeg(), level, id, TrixelId.name(id)));
        }
        report.format().print(new Table(List.of("lon", "lat", "level", "trixel", "name"), rows), session.text());
    }
}
