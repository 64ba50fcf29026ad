package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.htmst.answer.near.NearMaker;
import org.htmst.answer.near.NearRequest;
import org.htmst.answer.near.NearTable;
import org.htmst.answer.order.AnswerColumns;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.answer.table.DescribedTable;
import org.htmst.answer.table.TableFormat;
import org.htmst.answer.table.TableStream;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.formats.PointRows;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.SampleQuery;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What {@code nearest} and {@code join} do alike, once it is known what they are asked.
 *
 * @param output where lines go
 */
record NearAnswering(
        CommandSpec spec, Session session, StoreOptions store, GeneralOptions general, TableOutputOptions output) {

    /** @param dimension what a line is, in netCDF */
    int answer(SelectionOptions selection, PointRows points, NearRequest request, String dimension) throws IOException {
        PrintStream talk = session.talk(general);
        SampleQuery typed = selection.query(talk::println, session.regions(store, general));
        try (Store opened = session.open(store, general)) {
            StoreView view = opened.view();
            SampleQuery query = view.named(typed);
            NearTable table =
                    NearTable.of(query, request, points, AnswerColumns.of(query, List.of(), opened.catalog()));
            Provenance provenance =
                    Provenances.of(spec, session, opened, view.plan(query).granules(), query);
            DescribedTable empty = new DescribedTable("Samples near to points", table.columns(), List.of());
            TableFormat standard = points.columns().isEmpty() ? TableFormat.TEXT : TableFormat.CSV;
            try (TableStream stream = output.stream(empty, standard, provenance, session)) {
                NearMaker.Outcome outcome = new NearMaker(view, session.limits()).answer(points, table, stream::add);
                stream.finish(dimension);
                tell(talk, outcome, points);
            }
        }
        return ExitCode.OK;
    }

    private void tell(PrintStream talk, NearMaker.Outcome outcome, PointRows points) {
        talk.println(Words.count(outcome.lines(), "sample") + " near to " + Words.count(points.size(), "point")
                + " from "
                + Words.count(outcome.granules().size(), "input file") + output.place()
                + (outcome.without() == 0 ? "" : "; " + Words.count(outcome.without(), "point") + " without any"));
        if (outcome.query().channels().isEmpty()) {
            talk.println("places only; --channel NAME[,NAME...] adds values ('htm-st ls channels' lists them)");
        }
    }
}
