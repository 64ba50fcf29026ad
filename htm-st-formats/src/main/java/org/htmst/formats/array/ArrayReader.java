package org.htmst.formats.array;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.earth.Position;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Places;
import org.htmst.formats.Product;
import org.htmst.formats.Rejections;
import org.htmst.formats.SampleOrder;
import org.htmst.formats.SatelliteName;
import org.htmst.formats.SourceContent;
import org.htmst.formats.Times;
import org.htmst.formats.place.PlaceRule;
import org.htmst.sample.SampleTable;

/** From a file of arrays and its descriptor to samples. */
public final class ArrayReader {

    /** What is needed for a record beside its values, at most: what is wrong with it, in words. */
    private static final int RECORD_BYTES = 300;

    private static final int MOST_NAMED = 40;

    private final ArrayFile file;
    private final ArrayDescriptor descriptor;
    private final List<String> warnings = new ArrayList<>();
    private final Rejections rejections = new Rejections();

    private ArrayReader(ArrayFile file, ArrayDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
    }

    /**
     * Reads a file.
     *
     * @param places the other file in which the descriptor says the places are, if it does
     * @param descriptor what its variables mean; if it is empty, that of a {@linkplain KnownMissions mission} that comes with the
     *     program, or what the file itself says
     * @param reading see {@link SourceContent#reading}
     * @throws HtmStException if the file does not say enough, is not as described, or holds no usable sample
     */
    public static SourceContent read(
            ArrayFile file, Optional<ArrayFile> places, Optional<ArrayDescriptor> descriptor, String reading) {
        try {
            if (descriptor.isPresent()) {
                return new ArrayReader(file, descriptor.get()).content(reading, places);
            }
            Optional<ArrayDescriptor> shipped = KnownMissions.descriptor(file);
            if (shipped.isPresent()) {
                return new ArrayReader(file, shipped.get()).content(reading, Optional.empty());
            }
            ArrayDraft draft = ArrayDraft.of(file);
            if (!draft.unknown().isEmpty()) {
                throw file.file()
                        .error("does not say all that is needed of a " + file.format() + " file: "
                                + String.join("; ", draft.unknown())
                                + "; put it into a descriptor, of which 'htm-st describe "
                                + file.file().name()
                                + "' writes a draft");
            }
            ArrayReader reader = new ArrayReader(file, draft.descriptor());
            reader.warnings.add("no descriptor is known for it; what it says of itself was taken: "
                    + String.join("; ", draft.guesses()));
            return reader.content(reading, Optional.empty());
        } catch (OutOfMemoryError e) {
            throw file.file().tooBig(e);
        }
    }

    private SourceContent content(String reading, Optional<ArrayFile> placeFile) {
        descriptor.misfit(file).ifPresent(missing -> {
            throw file.file()
                    .error("is no file of product " + descriptor.product() + " as described: it has no attribute "
                            + missing);
        });
        ArrayVariable time = time(file, descriptor.time().variable());
        int records = time.records();
        PlaceRule rule = descriptor.place().rule();
        RecordPlaces places = placeFile
                .<RecordPlaces>map(other -> TrackPlaces.of(
                        other, time(other, descriptor.placeFile().time()), rule, descriptor.placeFile(), warnings))
                .orElseGet(() -> new ArrayPlaces(file, rule, time));
        ArrayChannels channels = ArrayChannels.of(file, descriptor, time, places.used());
        if ((long) records * (channels.count() * 2L * Double.BYTES + RECORD_BYTES)
                > Runtime.getRuntime().maxMemory() / 2) {
            throw file.file().tooBig(null);
        }
        Map<String, Integer> satellites = new LinkedHashMap<>();
        Instants instants = file.instants(time);
        Worker worker = new Worker(instants, places, satellites(records, satellites));
        int[] kept = worker.kept();
        if (kept.length == 0) {
            throw file.file().error("none of its " + records + " records can be used: " + rejections.firstExamples());
        }
        worker.warn();
        warnings.addAll(channels.warnings());
        List<double[]> values = new ArrayList<>();
        channels.values(column -> values.add(SampleOrder.pick(column, kept)), warnings);
        SampleTable table = new SampleTable(
                places.type(),
                List.copyOf(satellites.keySet()),
                SampleOrder.pick(worker.satellite, kept),
                SampleOrder.pick(instants.ms(), kept),
                SampleOrder.pick(worker.lonDeg, kept),
                SampleOrder.pick(worker.latDeg, kept),
                SampleOrder.pick(worker.altKm, kept),
                channels.channels(),
                values.toArray(double[][]::new));
        return new SourceContent(
                file.file().path(),
                file.file().bytes().length,
                file.file().sha256(),
                reading,
                product(channels),
                table,
                records,
                rejections.counts(),
                rejections.examples(),
                warnings);
    }

    private Product product(ArrayChannels channels) {
        try {
            return new Product(
                    descriptor.product(),
                    descriptor.title(),
                    descriptor.description() == null ? "" : descriptor.description(),
                    channels.channels());
        } catch (IllegalArgumentException e) {
            throw file.file().error(e.getMessage(), e);
        }
    }

    private static ArrayVariable time(ArrayFile file, String name) {
        ArrayVariable time = file.variable(name).orElseThrow(() -> file.file()
                .error("has no variable " + name + ", the descriptor's time; its variables: "
                        + some(file.variables().stream()
                                .map(ArrayVariable::name)
                                .toList())));
        if (time.kind() != ArrayVariable.Kind.TIME || time.components() != 1 || !time.varies()) {
            throw file.file()
                    .error("variable " + name + " holds no time for each record; times are "
                            + some(file.variables().stream()
                                    .filter(v -> v.kind() == ArrayVariable.Kind.TIME)
                                    .map(ArrayVariable::name)
                                    .toList()));
        }
        if (time.records() == 0) {
            throw file.file().error("has no records: variable " + name + " is empty");
        }
        return time;
    }

    /** By record the number of its satellite; {@code -1} where none can be told. */
    private int[] satellites(int records, Map<String, Integer> numbers) {
        ArrayDescriptor.Satellite rule = descriptor.satellite();
        int[] satellite = new int[records];
        if (rule.variable() == null) {
            String text = rule.constant() != null ? rule.constant() : attribute(rule.attribute());
            String name = satellite(rule, text).orElseThrow(() -> file.file()
                    .error("attribute " + rule.attribute() + " is '" + text
                            + "', which names no satellite"
                            + (rule.words() == null
                                    ? "; allowed: " + SatelliteName.ALLOWED
                                    : " of the descriptor's words "
                                            + rule.words().keySet())));
            numbers.put(name, 0);
            return satellite;
        }
        ArrayVariable variable = file.variable(rule.variable())
                .filter(v -> v.kind() == ArrayVariable.Kind.TEXT && v.components() == 1)
                .filter(v -> v.varies() ? v.records() == records : v.records() > 0)
                .orElseThrow(() -> file.file()
                        .error("has no variable of texts " + rule.variable()
                                + " with one for each time, the descriptor's satellite"));
        List<String> texts = file.texts(variable).get(0);
        for (int i = 0; i < records; i++) {
            Optional<String> name = satellite(rule, texts.get(texts.size() == 1 ? 0 : i));
            satellite[i] = name.map(n -> numbers.computeIfAbsent(n, x -> numbers.size()))
                    .orElse(-1);
        }
        return satellite;
    }

    private String attribute(String name) {
        Attribute attribute = file.attributes().get(name);
        if (attribute == null) {
            throw file.file().error("has no attribute " + name + ", the descriptor's satellite");
        }
        return attribute.first();
    }

    private static Optional<String> satellite(ArrayDescriptor.Satellite rule, String text) {
        return rule.words() == null ? satelliteName(text) : Glob.meaning(rule.words(), text.strip());
    }

    /** The name that a text such as {@code DE>Dynamics Explorer} means. */
    static Optional<String> satelliteName(String text) {
        String name = text.split(">", 2)[0].strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        return SatelliteName.isAllowed(name) ? Optional.of(name) : Optional.empty();
    }

    static String some(List<String> names) {
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "none"
                : names.size() <= MOST_NAMED ? shown : shown + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /** Sorts records into samples and rejected. */
    private final class Worker {
        private final Instants instants;
        private final RecordPlaces places;
        private final int[] satellite;
        private final double[] lonDeg;
        private final double[] latDeg;
        private final double[] altKm;
        private int floored;
        private int leapSeconds;

        Worker(Instants instants, RecordPlaces places, int[] satellite) {
            this.instants = instants;
            this.places = places;
            this.satellite = satellite;
            lonDeg = new double[satellite.length];
            latDeg = new double[satellite.length];
            altKm = new double[satellite.length];
        }

        int[] kept() {
            int[] right = new int[satellite.length];
            int n = 0;
            double maxAltKm = descriptor.place().rule().maxAltKm();
            for (int i = 0; i < right.length; i++) {
                if (isTimed(i) && isPlaced(i, maxAltKm)) {
                    right[n++] = i;
                    floored += instants.finer()[i] ? 1 : 0;
                    leapSeconds += instants.leapSecond()[i] ? 1 : 0;
                }
            }
            int[] sorted = SampleOrder.sorted(Arrays.copyOf(right, n), instants.ms(), satellite);
            return SampleOrder.distinct(
                    sorted,
                    instants.ms(),
                    satellite,
                    (record, first) -> reject(
                            "repeated time",
                            record,
                            "time " + Instant.ofEpochMilli(instants.ms()[record]) + " is that of record " + first));
        }

        void warn() {
            if (floored > 0) {
                warnings.add(floored + " times finer than a millisecond are cut to the millisecond they lie in");
            }
            if (leapSeconds > 0) {
                warnings.add(leapSeconds + " times in a leap second are stored as in the second after it");
            }
        }

        private boolean isTimed(int record) {
            String fault = instants.faults()[record];
            if (fault == null) {
                fault = Times.fault(instants.ms()[record]).orElse(null);
            }
            if (fault == null && instants.finer()[record] && !descriptor.time().floor()) {
                fault = "the time is finer than a millisecond, after " + Instant.ofEpochMilli(instants.ms()[record])
                        + "; let the descriptor say \"finer\": \"floor\" to cut such times";
            }
            if (fault != null) {
                reject("time", record, fault);
            } else if (satellite[record] < 0) {
                reject("satellite", record, "variable " + descriptor.satellite().variable() + " names no satellite");
                return false;
            }
            return fault == null;
        }

        private boolean isPlaced(int record, double maxAltKm) {
            Optional<Position> told = places.at(record, instants.ms()[record]);
            if (told.isEmpty()) {
                reject(
                        "place",
                        record,
                        "no place is told around " + Instant.ofEpochMilli(instants.ms()[record])
                                + ": none before it or after it, or none for more than "
                                + descriptor.placeFile().maxGapMs() / 1000.0 + " s");
                return false;
            }
            Position place = told.get();
            lonDeg[record] = place.lonDeg();
            latDeg[record] = place.latDeg();
            altKm[record] = place.altKm();
            Optional<Places.Fault> fault = Places.fault(place.lonDeg(), place.latDeg(), place.altKm(), maxAltKm);
            fault.ifPresent(f -> reject(f.reason(), record, f.words()));
            return fault.isEmpty();
        }

        private void reject(String reason, int record, String words) {
            rejections.add(reason, "record " + record + ": " + words);
        }
    }
}
