package org.htmst.bench.duckdb;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.htmst.answer.export.ProductFile;
import org.htmst.answer.print.Provenance;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.Loaded;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;

/** The archive as {@code htm-st export --format parquet} writes it from a store. */
record ExportedFile(Archive archive, StoreLocation location, Path file) {

    private static final double NS_PER_S = 1e9;

    Loaded write(PrintStream talk) throws IOException {
        talk.println("exporting to " + file);
        long startNs = System.nanoTime();
        try (Store store = Store.open(location)) {
            StoreView view = store.view();
            SampleQuery query = view.named(SampleQuery.builder(Region.SPHERE, archive.window())
                    .products(List.of(archive.measured().product()))
                    .channels(List.of(archive.measured().name()))
                    .build());
            long samples = ProductFile.write(
                            view,
                            store.catalog(),
                            query,
                            QueryLimits.NONE,
                            file,
                            true,
                            granules -> new Provenance(
                                    ProgramVersion.SOFTWARE,
                                    Clock.systemUTC().instant(),
                                    "htm-st bench --rival export",
                                    List.of()))
                    .printed();
            return new Loaded(samples, (System.nanoTime() - startNs) / NS_PER_S);
        }
    }
}
