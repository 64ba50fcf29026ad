package org.htmst.serve.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.htmst.sample.Channel;
import org.htmst.serve.dataset.DatasetParameter.Place;
import org.htmst.serve.dataset.DatasetParameter.Type;
import org.htmst.summary.Statistic;

/** The parameters of the datasets of one product. A channel keeps its name; names that are ours give way. */
final class ParameterLists {

    /** The alias, or name, by which the channel is known whose values are L. */
    private static final String L = "L";

    private static final List<Statistic> OF_PASSAGES = List.of(Statistic.parse("max"), Statistic.parse("mean"));
    private static final List<Statistic> OF_SHELLS =
            List.of(Statistic.parse("median"), Statistic.parse("mean"), Statistic.parse("count"));

    /** Quarters from 1 to 10, as tiles have them. */
    private static final List<Double> SHELLS =
            IntStream.rangeClosed(4, 40).mapToObj(quarters -> quarters / 4.0).toList();

    private final List<Channel> channels;

    /** The lists of a product with these channels, in this order. */
    ParameterLists(List<Channel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** Of samples: time, place, channels, and what is one instrument at several energies as one. */
    List<DatasetParameter> samples() {
        List<DatasetParameter> own = List.of(
                time("time of the sample"),
                DatasetParameter.of(Place.LAT, Type.DOUBLE, "latitude", "degrees", "geodetic latitude"),
                DatasetParameter.of(
                        Place.LON, Type.DOUBLE, "longitude", "degrees", "longitude east, as in the input file"),
                DatasetParameter.of(Place.ALT, Type.DOUBLE, "altitude", "km", "altitude"));
        return joined(own, channels.stream().map(DatasetParameter::channel).toList(), Spectra.of(channels));
    }

    /** Of passages: begin, end and length, and the highest value and the mean of each channel. */
    List<DatasetParameter> passages() {
        List<DatasetParameter> own = List.of(
                time("time of the first sample"),
                DatasetParameter.of(Place.STOP, Type.ISOTIME, "stop", "UTC", "time of the last sample"),
                DatasetParameter.of(Place.SAMPLES, Type.INTEGER, "samples", "1", "number of samples"),
                DatasetParameter.of(
                        Place.LAT, Type.DOUBLE, "latitude", "degrees", "geodetic latitude of the first sample"),
                DatasetParameter.of(
                        Place.LON, Type.DOUBLE, "longitude", "degrees", "longitude east of the first sample"),
                DatasetParameter.of(
                        Place.STOP_LAT,
                        Type.DOUBLE,
                        "stop_latitude",
                        "degrees",
                        "geodetic latitude of the last sample"),
                DatasetParameter.of(
                        Place.STOP_LON, Type.DOUBLE, "stop_longitude", "degrees", "longitude east of the last sample"),
                DatasetParameter.of(
                        Place.LOCAL_TIME,
                        Type.DOUBLE,
                        "local_time",
                        "h",
                        "mean solar local time in the middle of the passage"));
        List<DatasetParameter> statistics = channels.stream()
                .flatMap(channel -> OF_PASSAGES.stream()
                        .map(statistic -> statistic(channel, statistic, 1, Optional.empty(), "on the passage")))
                .toList();
        return joined(own, List.of(), statistics);
    }

    /**
     * Of summaries by L: for each channel arrays of numbers. Empty if no channel tells L. Left out are flags and other whole numbers, and what
     * comes from where L does: models of the field.
     */
    Optional<List<DatasetParameter>> shells() {
        return shellChannel().map(told -> {
            ParameterBins bins = ParameterBins.between(
                    told.name(), told.unit(), "bins have their lower edge in them and not their upper", SHELLS);
            List<DatasetParameter> statistics = channels.stream()
                    .filter(channel -> !channel.type().isInteger()
                            && !channel.equals(told)
                            && (!channel.instrument().equals(told.instrument())
                                    || !channel.calibration().isEmpty()))
                    .flatMap(channel -> OF_SHELLS.stream()
                            .map(statistic -> statistic(
                                    channel, statistic, SHELLS.size() - 1, Optional.of(bins), "in bins of L")))
                    .toList();
            return joined(List.of(time("begin of the span that is summarized")), List.of(), statistics);
        });
    }

    /** The channel whose values are L. */
    Optional<Channel> shellChannel() {
        return channels.stream().filter(channel -> channel.isCalled(L)).findFirst();
    }

    private static DatasetParameter time(String description) {
        return DatasetParameter.of(Place.TIME, Type.ISOTIME, DatasetParameter.TIME, "UTC", description);
    }

    private static DatasetParameter statistic(
            Channel channel, Statistic statistic, int size, Optional<ParameterBins> bins, String where) {
        boolean isCount = statistic.kind() == Statistic.Kind.COUNT;
        String what = isCount ? "number of values" : statistic.toString();
        return new DatasetParameter(
                channel.name() + "_" + statistic,
                isCount ? Type.INTEGER : Type.DOUBLE,
                isCount ? "1" : channel.unit(),
                isCount ? Integer.toString(Integer.MIN_VALUE) : DatasetParameter.NAN,
                what + " " + where + (channel.description().isEmpty() ? "" : ": " + channel.description()),
                Collections.nCopies(
                        size,
                        new DatasetParameter.Element(Place.CHANNEL, Optional.of(channel), Optional.of(statistic))),
                bins);
    }

    /**
     * One list.
     *
     * @param own names that may change, but for the time's
     * @param fixed names of channels, which stay; of those that differ in case alone, which HAPI does not allow, the first
     * @param made names that may change
     */
    private static List<DatasetParameter> joined(
            List<DatasetParameter> own, List<DatasetParameter> fixed, List<DatasetParameter> made) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        fixed.forEach(parameter -> taken.add(parameter.name()));
        List<DatasetParameter> all = new ArrayList<>();
        own.forEach(parameter ->
                all.add(parameter.name().equals(DatasetParameter.TIME) ? parameter : apart(parameter, taken)));
        taken.add(DatasetParameter.TIME);
        all.addAll(fixed);
        made.forEach(parameter -> all.add(apart(parameter, taken)));
        Set<String> seen = new HashSet<>();
        return all.stream()
                .filter(parameter -> seen.add(parameter.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The parameter under a name that is not taken, which then is. */
    private static DatasetParameter apart(DatasetParameter parameter, Set<String> taken) {
        String name = parameter.name();
        while (!taken.add(name)) {
            name += "_";
        }
        return parameter.named(name);
    }
}
