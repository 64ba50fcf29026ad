package org.htmst.answer.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.formats.place.PlaceJson;
import org.htmst.formats.place.Quantity;
import org.htmst.hbase.catalog.Granule;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.time.TimeScale;

/**
 * Writes a granule that came from a table of text, or from a file of another mission, as a CSV file with a descriptor by which it loads to
 * equal values: columns of its own, times in ISO 8601, altitudes in km, and empty fields for NaN. What the store does not keep does not come back: columns that were not
 * described, comments, the order of the records, the product's title.
 */
public final class CsvFile {

    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]+(\\.(?i:gz))?$");
    private static final Pattern OTHERS = Pattern.compile("(?i)\\.(nc|nc4|cdf|netcdf|h5|hdf5|json)(\\.gz)?$");
    private static final double USUAL_ALT_KM = 6000;

    private CsvFile() {}

    /** Whether a granule is written back as a CSV file: all are that came from none of NOAA's netCDF files. */
    public static boolean isOf(Granule granule) {
        return !GranuleFile.isOf(granule);
    }

    /**
     * What the file of a granule is called: as it was when it was loaded, with {@code .csv} where it was no table, or one that is known by
     * its name.
     */
    public static String name(Granule granule) {
        boolean wasTable =
                granule.reading().startsWith("csv-") || granule.reading().matches("[0-9a-f]{64}");
        boolean isKnown = SourceFiles.products().stream()
                .anyMatch(product -> product.name().equals(granule.product()));
        return wasTable && !isKnown
                ? granule.fileName()
                : SUFFIX.matcher(granule.fileName()).replaceFirst("") + ".csv";
    }

    /**
     * Where the descriptor of {@code file} has to stand: under its name with {@code .json} for the suffix.
     *
     * @throws IllegalArgumentException if {@code file} has no suffix that a table may have
     */
    public static Path descriptorOf(Path file) {
        String name = file.getFileName().toString();
        String stem = SUFFIX.matcher(name).replaceFirst("");
        if (stem.equals(name) || OTHERS.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "output '" + file
                            + "' of a granule that came from none of NOAA's netCDF files needs a name such as a.csv or a.csv.gz");
        }
        return file.resolveSibling(stem + ".json");
    }

    /** The descriptor of what {@link #write} writes, as JSON. */
    public static byte[] descriptor(Granule granule, SampleTable samples) {
        double highest = DoubleStream.of(samples.altKm())
                .filter(alt -> !Double.isNaN(alt))
                .max()
                .orElse(0);
        List<CsvDescriptor.Column> columns = samples.channels().stream()
                .map(channel -> CsvDescriptor.Column.of(channel.name()))
                .toList();
        return new CsvDescriptor(
                        new Product(
                                granule.product(),
                                "Written back from granule " + granule.id(),
                                "From " + granule.fileName() + " of SHA-256 " + granule.sha256(),
                                samples.channels()),
                        CsvDescriptor.Form.USUAL,
                        List.of(),
                        new CsvDescriptor.Time(
                                List.of("time"), "iso-8601", TimeScale.UTC, CsvDescriptor.Time.Finer.REJECT),
                        new CsvDescriptor.Satellite(Optional.of("satellite"), Optional.empty()),
                        PlaceJson.geodetic(
                                Quantity.ofColumn("lon"),
                                Quantity.ofColumn("lat"),
                                Quantity.ofColumn("alt"),
                                "km",
                                Math.max(USUAL_ALT_KM, highest),
                                samples.positionType().label()),
                        columns)
                .json();
    }

    /**
     * Writes all samples.
     *
     * @param packed whether as gzip
     */
    public static void write(SampleTable samples, boolean packed, Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(packed ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            out.write("time,satellite,lon,lat,alt");
            for (Channel channel : samples.channels()) {
                out.write("," + channel.name());
            }
            for (int i = 0; i < samples.size(); i++) {
                out.write("\n" + Instant.ofEpochMilli(samples.timeMs()[i]) + ","
                        + samples.satellites().get(samples.satellite()[i]));
                number(out, samples.positionType(), samples.lonDeg()[i]);
                number(out, samples.positionType(), samples.latDeg()[i]);
                number(out, samples.positionType(), samples.altKm()[i]);
                for (int c = 0; c < samples.channels().size(); c++) {
                    number(out, samples.channels().get(c).type(), samples.values()[c][i]);
                }
            }
            out.write("\n");
        }
    }

    /** Whether a file of that name is packed. */
    public static boolean isPacked(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private static void number(Writer out, ValueType type, double value) throws IOException {
        out.write(",");
        out.write(Double.isNaN(value) ? "" : type.text(value));
    }
}
