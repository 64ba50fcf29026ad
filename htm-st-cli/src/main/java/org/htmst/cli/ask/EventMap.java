package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.htmst.answer.conjunction.ConjunctionAnswer;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.FigureOptions;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.map.TrackFigure;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.SamplePoints;

/** Draws where events were, in the colour of their least distance. */
final class EventMap {

    private final Path target;
    private final boolean overwrite;
    private final FigureFormat format;

    /**
     * A map that will be drawn.
     *
     * @throws IllegalArgumentException if its file cannot be written, or is of no form that pictures have
     */
    EventMap(Path target, boolean overwrite) {
        this.target = target;
        this.overwrite = overwrite;
        this.format = FigureFormat.require(target);
        OutputFile.checkTarget(target, overwrite);
    }

    /** @param places what is drawn: where middles of objects were, or of foot points */
    void draw(ConjunctionAnswer answer, String places, Provenance provenance) throws IOException {
        SamplePoints points = new SamplePoints();
        answer.lines()
                .forEach(line -> points.add(
                        line.place().lonDeg(),
                        line.place().latDeg(),
                        line.event().least()));
        RunProvenance of = new RunProvenance(
                answer.leastName(),
                answer.isByShell() ? "Least difference of conjunctions" : "Least distance of conjunctions",
                answer.isByShell() ? "" : "km",
                answer.satellites(),
                answer.query().direction(),
                answer.covered(),
                List.of(),
                provenance.sources().stream()
                        .map(source -> new RunProvenance.Source(source.file(), source.sha256()))
                        .toList(),
                provenance.software(),
                provenance.command(),
                provenance.created(),
                provenance.answer());
        Figure drawing = TrackFigure.draw(
                points,
                Words.count(answer.lines().size(), "conjunction") + ", " + places,
                answer.query().region()::contains,
                of,
                new FigureOptions().style(FarCells.PLAIN));
        OutputFile.write(target, overwrite, path -> FigureFile.write(drawing, format, path));
    }
}
