package org.htmst.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.htmst.answer.export.CsvFile;
import org.htmst.answer.export.GranuleFile;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.failure.Excerpt;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.sample.SampleTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = {
            "Write granules back to files in the layout that they were loaded from, or as Parquet.",
            "For NOAA's poes-proc and poes-raw: the same variables with the same values and attributes, but as netCDF-3, which has"
                    + " no compression. For all others: a CSV file, and the descriptor by which it loads to equal values.",
            "Records that the load rejected do not come back. Every block is checked as by 'verify'.",
            "--format parquet makes one table of each product for DuckDB, pandas, Spark or Iceberg: what 'query' answers, each sample"
                    + " once, sorted by the code of place and time, with the trixel of level 20 in column htm_id."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st export 3 -o poes_n18_20191024_proc.nc",
            "  htm-st export 'swarm-*.csv' -o csv",
            "  htm-st export --satellite noaa-18 --time 2019-10-01/P1M -o october",
            "  htm-st export --format parquet --time ../.. -o tables",
            "  htm-st export --product poes-proc --channel 'e?/0,L_IGRF' -o a.parquet"
        })
public final class ExportCommand implements Callable<Integer> {

    private static final String NETCDF = ".nc";
    private static final String GZIP = ".gz";

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "GRANULE",
            description =
                    "Numbers of granules, which 'ls granules' shows, or names of files, in which * and ? stand for any"
                            + " letters and any letter.")
    private List<String> typed = List.of();

    @Mixin
    private SourceOptions source;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description =
                    "One of ${COMPLETION-CANDIDATES}; parquet if the name of PATH ends in .parquet, else original, unless given.")
    private ExportFormat format;

    @Mixin
    private ParquetExport parquet;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "PATH",
            description = {
                "A directory for files of the names they were loaded under, made if missing; for a single granule also"
                        + " a file, whose name ends in .nc or, of what is no file of NOAA's, in .csv.",
                "Of Parquet: a directory for files PRODUCT.parquet, or for one product a file, whose name ends in .parquet."
            })
    private Path output;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (typed.isEmpty() && source.isEmpty()) {
            throw new IllegalArgumentException(
                    "export needs numbers or files of granules, or --satellite, --product or --time; --time ../.. means all");
        }
        boolean isParquet = format == null ? ParquetExport.isFile(output) : format == ExportFormat.PARQUET;
        if (isParquet && !typed.isEmpty()) {
            throw new IllegalArgumentException(
                    "a Parquet file has samples, not granules; choose them by --satellite," + " --product and --time");
        }
        if (!isParquet && !parquet.isEmpty()) {
            throw new IllegalArgumentException(
                    "--channel and --keep-flagged are of --format parquet; a granule is written back as a whole");
        }
        try (Store store = session.open(storeOptions, general)) {
            List<Granule> granules = GranuleSelection.of(typed, source, store.catalog());
            if (granules.isEmpty()) {
                session.talk(general)
                        .println("nothing exported: no granule is in that time; 'htm-st ls granules' lists all");
                return ExitCode.OK;
            }
            if (isParquet) {
                parquet.write(
                        store,
                        source,
                        granules.stream()
                                .map(Granule::product)
                                .distinct()
                                .sorted()
                                .toList(),
                        output,
                        overwrite,
                        session.limits(),
                        sources -> Provenances.ofExport(spec, session, sources),
                        session.talk(general));
                return ExitCode.OK;
            }
            for (Map.Entry<Path, Granule> target : targets(granules).entrySet()) {
                export(store, target.getValue(), target.getKey());
            }
        }
        return ExitCode.OK;
    }

    /** The files to write, all of them fit to be written. */
    private Map<Path, Granule> targets(List<Granule> granules) throws IOException {
        boolean toFile = isFile(granules.get(0));
        if (toFile && granules.size() > 1) {
            throw new IllegalArgumentException("output '" + output + "' is the name of one file, for "
                    + Words.count(granules.size(), "granule") + "; name a directory");
        }
        Map<Path, Granule> targets = new LinkedHashMap<>();
        Map<Path, Granule> descriptors = new LinkedHashMap<>();
        for (Granule granule : granules) {
            Path target = toFile ? output : output.resolve(exportedName(granule));
            claim(targets, target, granule);
            if (CsvFile.isOf(granule)) {
                claim(descriptors, CsvFile.descriptorOf(target), granule);
            }
        }
        if (!toFile) {
            Files.createDirectories(output);
        }
        targets.keySet().forEach(target -> OutputFile.checkTarget(target, overwrite));
        descriptors.keySet().forEach(target -> OutputFile.checkTarget(target, overwrite));
        return targets;
    }

    /** Notes that a file is to be a granule's. */
    private static void claim(Map<Path, Granule> files, Path file, Granule granule) {
        Granule other = files.put(file, granule);
        if (other != null) {
            throw new IllegalArgumentException("granules " + other.id() + " (" + other.fileName() + ") and "
                    + granule.id() + " (" + granule.fileName() + ") would both be written to "
                    + Excerpt.plain(file.toString()) + "; export them into two directories");
        }
    }

    /**
     * Whether the output is a file, by its name.
     *
     * @throws IllegalArgumentException if the name asks for another form than the one of {@code first}
     */
    private boolean isFile(Granule first) {
        String name = output.getFileName() == null ? "" : output.getFileName().toString();
        if (Files.isDirectory(output) || name.lastIndexOf('.') <= 0) {
            return false;
        }
        if (CsvFile.isOf(first)) {
            CsvFile.descriptorOf(output);
        } else if (!name.toLowerCase(Locale.ROOT).endsWith(NETCDF)) {
            throw new IllegalArgumentException(
                    "output '" + output
                            + "' asks for a form that is not written; let the name of a file end in .nc, or make the directory first");
        }
        return true;
    }

    /** The name a granule was loaded under, of a compressed netCDF file without what says so. */
    private static String exportedName(Granule granule) {
        String name = granule.fileName();
        if (CsvFile.isOf(granule)) {
            return CsvFile.name(granule);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        return bare.toLowerCase(Locale.ROOT).endsWith(NETCDF) ? bare : bare + NETCDF;
    }

    private void export(Store store, Granule granule, Path target) throws IOException {
        SampleTable samples = store.samples(granule);
        if (CsvFile.isOf(granule)) {
            byte[] descriptor = CsvFile.descriptor(granule, samples);
            OutputFile.write(CsvFile.descriptorOf(target), overwrite, part -> Files.write(part, descriptor));
            OutputFile.write(target, overwrite, part -> CsvFile.write(samples, CsvFile.isPacked(target), part));
        } else {
            OutputFile.write(target, overwrite, part -> GranuleFile.write(granule, samples, part));
        }
        int rejected = granule.samplesRead() - granule.samplesKept();
        session.talk(general)
                .println("exported granule " + granule.id() + " to " + Excerpt.plain(target.toString()) + ": "
                        + Words.count(samples.size(), "sample") + ", " + Words.bytes(Files.size(target))
                        + (rejected == 0
                                ? ""
                                : "; without the " + Words.count(rejected, "record") + " that the load rejected ("
                                        + Talk.reasons(granule.rejected()) + ")"));
    }
}
