package org.htmst.cli;

import java.util.concurrent.Callable;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.hbase.scan.SampleQuery;
import org.htmst.hbase.scan.SampleScan;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "count",
        description = {
            "Count samples.",
            "With --channel, only samples where at least one of those channels has a valid value."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st count",
            "  htm-st count --satellite noaa-18 --box 270,-50,360,0",
            "  htm-st count --satellite noaa-19 --lat 80,90 --lat=-90,-80",
            "  htm-st count --channel mep_ele_tel90_flux_e4 --time 2019-10-24/P1D"
        })
final class CountCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    CountCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SampleQuery query = selection.query();
        try (Store store = session.open(storeOptions, general);
                SampleScan scan = store.scan(query)) {
            session.text().println(scan.count());
            if (!query.channels().isEmpty()) {
                session.talk(general).println(Talk.leftOut(query, scan.statistics()));
            }
        }
        return ExitCode.OK;
    }
}
