package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.htmst.answer.export.ProductFile;
import org.htmst.answer.order.AnswerWriter;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.session.Talk;
import org.htmst.failure.Excerpt;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import picocli.CommandLine.Option;

/** Options of an export as Parquet, and what it does. */
final class ParquetExport {

    static final String SUFFIX = ".parquet";

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Of Parquet: channels, by name or alias, as in 'query'; all of the product unless given.")
    private List<String> channels = List.of();

    @Option(
            names = "--keep-flagged",
            description =
                    "Of Parquet: keep values spoilt by in-flight calibration, and samples without any value, as in 'query'.")
    private boolean keepFlagged;

    /** Whether none of the options was given. */
    boolean isEmpty() {
        return channels.isEmpty() && !keepFlagged;
    }

    /**
     * Writes a file for each product.
     *
     * @param products of what was chosen, in which order files are written
     * @param output a file of one product, or a folder
     * @param provenance of what is made from some granules
     */
    void write(
            Store store,
            SourceOptions source,
            List<String> products,
            Path output,
            boolean overwrite,
            QueryLimits limits,
            Function<List<Granule>, Provenance> provenance,
            PrintStream talk)
            throws IOException {
        Map<String, Path> targets = targets(products, output);
        for (Path target : targets.values()) {
            OutputFile.checkTarget(target, overwrite);
        }
        StoreView view = store.view();
        Catalog catalog = store.catalog();
        for (Map.Entry<String, Path> target : targets.entrySet()) {
            String product = target.getKey();
            SampleQuery query = view.named(SampleQuery.builder(Region.SPHERE, source.times())
                    .satellites(source.satellites())
                    .products(List.of(product))
                    .channels(channels.isEmpty() ? ProductFile.channels(product, catalog) : channels)
                    .keepFlagged(keepFlagged)
                    .build());
            AnswerWriter written =
                    ProductFile.write(view, catalog, query, limits, target.getValue(), overwrite, provenance);
            talk.println("exported " + product + " to "
                    + Excerpt.plain(target.getValue().toString()) + ": "
                    + Words.count(written.printed(), "sample") + ", " + Words.bytes(Files.size(target.getValue()))
                    + "; " + Talk.leftOut(query, written.leftOut()));
        }
    }

    private static Map<String, Path> targets(List<String> products, Path output) throws IOException {
        Map<String, Path> targets = new LinkedHashMap<>();
        if (isFile(output)) {
            if (products.size() > 1) {
                throw new IllegalArgumentException("output '" + output + "' is the name of one file, and products "
                        + String.join(", ", products)
                        + " are one table each; name a directory, or one of them with --product");
            }
            targets.put(products.get(0), output);
            return targets;
        }
        Files.createDirectories(output);
        products.forEach(product -> targets.put(product, output.resolve(product + SUFFIX)));
        return targets;
    }

    /** Whether a path is a Parquet file, by its name. */
    static boolean isFile(Path output) {
        return !Files.isDirectory(output)
                && output.getFileName() != null
                && output.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }
}
