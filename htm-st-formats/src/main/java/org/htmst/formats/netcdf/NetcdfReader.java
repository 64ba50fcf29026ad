package org.htmst.formats.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.htmst.formats.Rejections;
import org.htmst.formats.SampleOrder;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.formats.array.ArrayReader;
import org.htmst.formats.hdf5.Hdf5Filters;
import org.htmst.formats.poes.PoesFileName;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/** Reads NOAA's netCDF files; any other goes to {@link ArrayReader}. */
final class NetcdfReader {

    /** To be changed when this reader comes to make other samples of the same file, so that it is loaded again. */
    static final String READING = "netcdf-2";

    /** The variables that are a sample's own time, place and satellite; no file does without the first four. */
    private static final List<String> NEEDED = List.of("time", "lat", "lon", "satID");

    private static final Set<String> COORDINATES = Set.of("time", "lat", "lon", "alt");

    private static final int NAMES_SHOWN = 8;

    /** Of a file that has just been begun, chunks are as large as those of a full one: 4 MiB of each of 158 variables, say. */
    private static final long MOST_SPARE_BYTES = 768 << 20;

    /** What is needed for a record beside its values, at most: what is wrong with it, in words. */
    private static final int RECORD_BYTES = 300;

    private final SourceFile file;
    private final NetcdfVariables variables;
    private final NetcdfProduct netcdfProduct;
    private final List<String> warnings = new ArrayList<>();
    private final Rejections rejections = new Rejections();

    private NetcdfReader(SourceFile file, NetcdfVariables variables, NetcdfProduct netcdfProduct) {
        this.file = file;
        this.variables = variables;
        this.netcdfProduct = netcdfProduct;
    }

    static SourceContent read(SourceFile file) {
        return read(file, NetcdfProduct.builtIn());
    }

    /** Reads a file of one of {@code products}. */
    static SourceContent read(SourceFile file, List<NetcdfProduct> products) {
        try (NetcdfVariables variables = NetcdfVariables.open(file)) {
            Optional<NetcdfProduct> product = products.stream()
                    .filter(known -> variables.has(known.marker()))
                    .findFirst();
            if (product.isPresent()) {
                return new NetcdfReader(file, variables, product.get()).content();
            }
            if (NEEDED.stream().allMatch(variables::has)) {
                throw otherProduct(file, variables, products);
            }
            return ArrayReader.read(new NetcdfArrays(file, variables), Optional.empty(), Optional.empty(), READING);
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        } catch (StackOverflowError e) {
            throw file.error("not supported: its structures lie too deep within one another", e);
        }
    }

    private static RuntimeException otherProduct(
            SourceFile file, NetcdfVariables variables, List<NetcdfProduct> products) {
        String looked = products.stream()
                .map(p -> p.marker() + " (" + p.product().name() + ")")
                .collect(Collectors.joining(" or "));
        return file.error("is a file of another mission or product: it has no variable " + looked + "; its variables: "
                + some(variables.names())
                + (variables.others().isEmpty()
                        ? ""
                        : "; not numbers with one dimension: " + some(variables.others())));
    }

    private SourceContent content() {
        Optional<PoesFileName> name = PoesFileName.of(file);
        name.filter(n -> !n.level().equals(netcdfProduct.level())).ifPresent(n -> {
            throw file.error("the name says level " + n.level() + " but the variables are those of "
                    + netcdfProduct.level() + "; give the file its right name");
        });
        int records = records();
        warnOfOthers();
        NetcdfRecords found = NetcdfRecords.of(file, variables, name, rejections);
        if (found.kept().length == 0) {
            throw file.error("none of its " + records + " records can be used: " + rejections.firstExamples());
        }
        return new SourceContent(
                file.path(),
                file.bytes().length,
                file.sha256(),
                READING,
                netcdfProduct.product(),
                table(found),
                records,
                rejections.counts(),
                rejections.examples(),
                warnings);
    }

    /** The length of all variables of the product, checked against the file and the memory before anything of it is read. */
    private int records() {
        for (String needed : NEEDED) {
            if (!variables.has(needed)) {
                throw file.error("has no variable " + needed + " of numbers with one dimension; its variables: "
                        + some(variables.names()));
            }
        }
        long records = variables.length("time");
        int columns = 0;
        long spareBytes = 0;
        for (String name : variables.names()) {
            if (isExpected(name)) {
                columns++;
                spareBytes += variables.spareBytes(name);
                if (variables.length(name) != records) {
                    throw file.error("variable " + name + " has " + variables.length(name) + " values but time has "
                            + records + "; all must have as many");
                }
            }
        }
        if (records == 0) {
            throw file.error("has no records: variable time is empty");
        }
        long most = (long) Hdf5Filters.MAX_DEFLATION * file.bytes().length;
        if (records > most) {
            throw file.error("variable time claims " + records + " values, more than " + file.bytes().length
                    + " bytes can hold");
        }
        if (spareBytes > MOST_SPARE_BYTES) {
            throw file.error("not supported: the chunks of its variables have " + spareBytes
                    + " bytes more than their values;" + " 'h5repack -l CHUNK=43200 OLD NEW' makes smaller ones");
        }
        if (records * (columns * Double.BYTES + RECORD_BYTES)
                > Runtime.getRuntime().maxMemory() / 2) {
            throw file.tooBig(null);
        }
        return (int) records;
    }

    private void warnOfOthers() {
        Set<String> others = new TreeSet<>(variables.names());
        others.removeIf(this::isExpected);
        if (!others.isEmpty()) {
            warnings.add(others.size() + " variables are not of product "
                    + netcdfProduct.product().name() + " and not stored: " + String.join(", ", others));
        }
        List<String> absent = netcdfProduct.variables().stream()
                .filter(v -> !variables.has(v))
                .toList();
        if (!absent.isEmpty()) {
            warnings.add(absent.size() + " variables of product "
                    + netcdfProduct.product().name() + " are not in the file: " + String.join(", ", absent));
        }
        if (!variables.has("alt")) {
            warnings.add("the file has no variable alt; its samples have no altitude");
        }
    }

    private boolean isExpected(String variable) {
        return COORDINATES.contains(variable) || netcdfProduct.variables().contains(variable);
    }

    private SampleTable table(NetcdfRecords found) {
        NetcdfUnits units = new NetcdfUnits(file, variables);
        List<Channel> channels = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int c = 0; c < netcdfProduct.variables().size(); c++) {
            String variable = netcdfProduct.variables().get(c);
            if (variables.has(variable)) {
                Channel channel = netcdfProduct.product().channels().get(c);
                units.check(variable, channel);
                double[] column = checked(channel, variables.column(variable));
                channels.add(channel);
                values.add(SampleOrder.pick(column, found.kept()));
            }
        }
        for (Calibration calibration : netcdfProduct.calibrations()) {
            flags(calibration, found).ifPresent(flags -> {
                channels.add(calibration.channel());
                values.add(flags);
            });
        }
        int[] kept = found.kept();
        return new SampleTable(
                found.positionType(),
                List.of(found.satellite()),
                new int[kept.length],
                SampleOrder.pick(found.timeMs(), kept),
                SampleOrder.pick(found.lonDeg(), kept),
                SampleOrder.pick(found.latDeg(), kept),
                SampleOrder.pick(found.altKm(), kept),
                channels,
                values.toArray(double[][]::new));
    }

    /** The values, each representable in the channel's type, with a declared fill that the channel does not know made NaN. */
    private double[] checked(Channel channel, NetcdfColumn column) {
        boolean sameType = column.type().equals(Optional.of(channel.type()));
        List<Double> unknownFills =
                column.fills().stream().filter(fill -> !channel.isMissing(fill)).toList();
        double[] values = column.values();
        if (sameType && unknownFills.isEmpty()) {
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            if (unknownFills.contains(values[i])) {
                if (channel.type().isInteger()) {
                    throw file.error("variable " + column.name() + ", record " + i + ": " + values[i]
                            + " is the file's own fill value, which channel " + channel.name()
                            + " does not know; it knows " + channel.missing());
                }
                values[i] = Double.NaN;
            } else if (!channel.type().holds(values[i])) {
                throw file.error("variable " + column.name() + ", record " + i + ": " + values[i]
                        + " is no value of type " + channel.type().label() + ", the type of its channel");
            }
        }
        return values;
    }

    private Optional<double[]> flags(Calibration calibration, NetcdfRecords found) {
        Channel source = netcdfProduct.product().channel(calibration.source()).orElseThrow();
        String variable = netcdfProduct.variable(source);
        if (!variables.has(variable)) {
            warnings.add("the file has no variable " + variable + "; in-flight calibration cannot be told");
            return Optional.empty();
        }
        double[] reports = checked(source, variables.column(variable));
        int[] timed = found.timed();
        int[] instant = new int[reports.length];
        boolean[] reported = new boolean[timed.length];
        int instants = 0;
        for (int i = 0; i < timed.length; i++) {
            int record = timed[i];
            boolean sameInstant = i > 0 && found.timeMs()[record] == found.timeMs()[timed[i - 1]];
            instants += sameInstant ? 0 : 1;
            instant[record] = instants - 1;
            reported[instants - 1] |= reports[record] != 0 && !source.isMissing(reports[record]);
        }
        double[] flags = calibration.flags(Arrays.copyOf(reported, instants));
        double[] kept = new double[found.kept().length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = flags[instant[found.kept()[i]]];
        }
        return Optional.of(kept);
    }

    private static String some(Set<String> names) {
        String shown = names.stream().sorted().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() <= NAMES_SHOWN ? shown : shown + " and " + (names.size() - NAMES_SHOWN) + " more";
    }
}
