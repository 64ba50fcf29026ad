package org.htmst.answer.conjunction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.table.DescribedTable;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;

/**
 * Conjunctions, by their starts, then by the names of their objects.
 *
 * @param query as asked, with names as the store has them
 * @param questions one for each set of objects
 * @param isByShell whether distances are shares of what L and magnetic local time may differ by, and not km
 * @param lines a conjunction each
 * @param isCut whether there are more than were wanted
 * @param granules whose samples may have told of them
 * @param bytesRead from HBase to find them
 */
public record ConjunctionAnswer(
        SampleQuery query,
        List<ConjunctionQuestion> questions,
        boolean isByShell,
        List<Line> lines,
        boolean isCut,
        List<Granule> granules,
        long bytesRead) {

    private static final long MINUTE_MS = 60_000;
    private static final double MS_PER_S = 1000;
    private static final String LEAST_KM = "min_distance_km";
    private static final String LEAST_SHARE = "min_difference";

    /**
     * A conjunction.
     *
     * @param event which
     * @param place the middle of where its objects were when they were nearest
     * @param values of each object those of each channel
     */
    public record Line(Conjunction event, LonLat place, List<EventValue[]> values) {

        public Line {
            values = List.copyOf(values);
        }

        static Line of(Conjunction event) {
            double x = 0;
            double y = 0;
            double z = 0;
            for (Conjunction.Party party : event.parties()) {
                UnitVector at = party.closest().unitVector();
                x += at.x();
                y += at.y();
                z += at.z();
            }
            double norm = Math.sqrt(x * x + y * y + z * z);
            // Of opposite places each meridian has a middle; the place of the first object is as good.
            LonLat place = norm < 1e-9
                    ? event.parties().get(0).closest()
                    : new UnitVector(x / norm, y / norm, z / norm).lonLat();
            return new Line(event, place, List.of());
        }

        Line with(List<EventValue[]> told) {
            return new Line(event, place, told);
        }

        /** Whether each satellite has a value of each channel; stations need none. */
        boolean hasAllValues() {
            for (int k = 0; k < values.size(); k++) {
                for (EventValue value : values.get(k)) {
                    if (event.parties().get(k).samples() > 0 && value.count() == 0) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Whether all objects are near to each other at a full minute, if they must be so at the same time. */
        boolean isOnMinute() {
            return Math.ceil(event.startMs() / MINUTE_MS) <= Math.floor(event.endMs() / MINUTE_MS);
        }
    }

    public ConjunctionAnswer {
        questions = List.copyOf(questions);
        lines = List.copyOf(lines);
        granules = List.copyOf(granules);
    }

    /** Whether objects may be near to each other at different times. */
    public boolean isLagged() {
        return questions.stream().anyMatch(question -> question.lagMs() > 0);
    }

    /** The column of the least distance. */
    public String leastName() {
        return isByShell ? LEAST_SHARE : LEAST_KM;
    }

    /** How many lines a look at each full minute would not find. */
    public long missedOnMinutes() {
        return lines.stream().filter(line -> !line.isOnMinute()).count();
    }

    /** All satellites, by name. */
    public List<String> satellites() {
        return questions.stream()
                .flatMap(question -> question.satellites().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The time of the question, as far as there are samples. */
    public TimeWindow covered() {
        TimeWindow asked = query.times().hull();
        if (granules.isEmpty()) {
            return asked;
        }
        long startMs = granules.stream().mapToLong(Granule::firstMs).min().orElseThrow();
        long endMs = granules.stream().mapToLong(Granule::lastMs).max().orElseThrow() + 1;
        return asked.intersection(new TimeWindow(startMs, endMs));
    }

    /** How many objects a line has. */
    int objects() {
        return questions.get(0).names().size();
    }

    /**
     * A line for each conjunction.
     *
     * @param known channels of the store, which say what values are
     */
    public DescribedTable table(List<Channel> known) {
        List<CsvMetadata.Entry> columns = new ArrayList<>();
        int objects = objects();
        for (int k = 1; k <= objects; k++) {
            columns.add(new CsvMetadata.Entry("object_" + k, "string", "satellite or station " + k, ""));
        }
        columns.add(new CsvMetadata.Entry("start", "date-time", "first time at which they are near, UTC", ""));
        columns.add(new CsvMetadata.Entry("end", "date-time", "last such time, UTC", ""));
        columns.add(new CsvMetadata.Entry("duration_s", "number", "from start to end", "s"));
        if (isByShell) {
            String what = " difference of L or MLT, as a share of what is allowed";
            columns.add(new CsvMetadata.Entry(LEAST_SHARE, "number", "least" + what, ""));
            columns.add(new CsvMetadata.Entry("max_difference", "number", "greatest" + what, ""));
        } else {
            columns.add(new CsvMetadata.Entry(LEAST_KM, "number", "least distance along the ground", "km"));
            columns.add(new CsvMetadata.Entry("max_distance_km", "number", "greatest distance along the ground", "km"));
        }
        columns.add(new CsvMetadata.Entry("closest", "date-time", "time of the least distance, UTC", ""));
        columns.add(new CsvMetadata.Entry("farthest", "date-time", "time of the greatest distance, UTC", ""));
        columns.add(new CsvMetadata.Entry("lon", "number", "longitude of the middle at the closest", "degrees_east"));
        columns.add(new CsvMetadata.Entry("lat", "number", "latitude of the middle at the closest", "degrees_north"));
        for (int k = 1; k <= objects; k++) {
            String of = " of object " + k;
            if (isLagged()) {
                columns.add(new CsvMetadata.Entry("start_" + k, "date-time", "start" + of + ", UTC", ""));
                columns.add(new CsvMetadata.Entry("end_" + k, "date-time", "end" + of + ", UTC", ""));
                columns.add(new CsvMetadata.Entry("closest_" + k, "date-time", "closest time" + of + ", UTC", ""));
            }
            columns.add(new CsvMetadata.Entry("lon_" + k, "number", "longitude at the closest" + of, "degrees_east"));
            columns.add(new CsvMetadata.Entry("lat_" + k, "number", "latitude at the closest" + of, "degrees_north"));
            columns.add(new CsvMetadata.Entry(
                    "local_time_" + k, "number", "mean solar local time at the closest" + of, "h"));
            columns.add(new CsvMetadata.Entry("samples_" + k, "integer", "samples from start to end" + of, ""));
        }
        for (String name : query.channels()) {
            for (int k = 1; k <= objects; k++) {
                String unit = unit(name, known);
                columns.add(
                        new CsvMetadata.Entry(name + "_" + k, "number", "value at the closest of object " + k, unit));
                columns.add(new CsvMetadata.Entry(
                        name + "_mean_" + k, "number", "mean from start to end of object " + k, unit));
                columns.add(new CsvMetadata.Entry(
                        name + "_count_" + k, "integer", "values from start to end of object " + k, ""));
            }
        }
        return new DescribedTable(
                "Conjunctions", columns, lines.stream().map(this::cells).toList());
    }

    private static String unit(String name, List<Channel> known) {
        List<String> units = known.stream()
                .filter(channel -> channel.isCalled(name))
                .map(Channel::unit)
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    private List<Object> cells(Line line) {
        Conjunction event = line.event();
        List<Object> cells = new ArrayList<>();
        event.parties().forEach(party -> cells.add(party.name()));
        cells.add(instant(event.startMs()));
        cells.add(instant(event.endMs()));
        cells.add(Math.rint(event.endMs() - event.startMs()) / MS_PER_S);
        cells.add(rounded(event.least()));
        cells.add(rounded(event.greatest()));
        cells.add(instant(event.parties().get(0).closestMs()));
        cells.add(instant(event.parties().get(0).farthestMs()));
        cells.add(rounded(line.place().lonDeg()));
        cells.add(rounded(line.place().latDeg()));
        for (Conjunction.Party party : event.parties()) {
            if (isLagged()) {
                cells.add(instant(party.startMs()));
                cells.add(instant(party.endMs()));
                cells.add(instant(party.closestMs()));
            }
            double lonDeg = rounded(party.closest().lonDeg());
            cells.add(lonDeg);
            cells.add(rounded(party.closest().latDeg()));
            cells.add(LocalTime.hours(LocalTime.of(Math.round(party.closestMs()), lonDeg, ValueType.FLOAT64)));
            cells.add(party.samples());
        }
        for (int c = 0; c < query.channels().size(); c++) {
            for (int k = 0; k < event.parties().size(); k++) {
                EventValue value = line.values().isEmpty()
                        ? EventValue.NONE
                        : line.values().get(k)[c];
                cells.add(shortest(value.atClosest()));
                cells.add(value.mean());
                cells.add(value.count());
            }
        }
        return cells;
    }

    private static Instant instant(double timeMs) {
        return Instant.ofEpochMilli(Math.round(timeMs));
    }

    /** To what a metre or less makes of it: the roots are sharper than places in files. */
    private static double rounded(double number) {
        return Math.rint(number * 1e5) / 1e5;
    }

    /** A value of a 32-bit channel as {@code query} prints it. */
    private static Number shortest(double value) {
        return value == (float) value ? (Number) (float) value : (Number) value;
    }

    /** Satellites that cannot be followed: in each of their files, samples are on average farther apart than {@code step}. */
    public List<String> tooSparse(Duration step) {
        return questions.stream()
                .flatMap(question -> question.satellites().stream())
                .distinct()
                .filter(satellite -> {
                    List<Granule> own = granules.stream()
                            .filter(granule -> granule.satellites().contains(satellite))
                            .toList();
                    return !own.isEmpty() && own.stream().allMatch(granule -> usualStepMs(granule) > step.toMillis());
                })
                .toList();
    }

    private static long usualStepMs(Granule granule) {
        return (granule.lastMs() - granule.firstMs()) * granule.satellites().size() / granule.samplesKept();
    }
}
