package org.htmst.serve.dataset;

import java.util.List;
import java.util.Optional;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * What can be asked for under one name: records made of the samples of one satellite from files of one product, of all or of those in a
 * region.
 *
 * @param id by which it is asked for
 * @param kind what a record stands for
 * @param region empty for all samples
 * @param parameters time first
 * @param granules the files that hold samples of it, one or more, by the time of their first sample
 * @param modifiedMs when it last changed, as far as is known, ms since 1970 UTC
 */
public record Dataset(
        String id,
        DatasetKind kind,
        String satellite,
        String product,
        Optional<DatasetRegion> region,
        List<DatasetParameter> parameters,
        List<Granule> granules,
        long modifiedMs) {

    /** What catalogs of clients show in a line. */
    private static final int TITLE = 40;

    private static final long DAY_MS = 86_400_000;

    public Dataset {
        parameters = List.copyOf(parameters);
        granules = List.copyOf(granules);
    }

    /** The same, changed at another time. */
    Dataset modified(long whenMs) {
        return new Dataset(id, kind, satellite, product, region, parameters, granules, whenMs);
    }

    /** The whole days from that of the first sample to that of the last: who asks for a day of them is not to know their first second. */
    public TimeWindow window() {
        long lastMs = granules.stream().mapToLong(Granule::lastMs).max().orElseThrow();
        return new TimeWindow(
                Math.floorDiv(granules.get(0).firstMs(), DAY_MS) * DAY_MS,
                (Math.floorDiv(lastMs, DAY_MS) + 1) * DAY_MS);
    }

    /** A name for people, of 40 characters at most. */
    public String title() {
        String end =
                switch (kind) {
                    case SAMPLES -> region.map(place -> ", " + place.name()).orElse("");
                    case PASSAGES -> ", " + region.map(DatasetRegion::name).orElse("") + " pass";
                    case SHELLS_3H, SHELLS_1D ->
                        " by L and " + kind.periodText().orElseThrow();
                };
        String source = satellite + " " + product;
        int room = Math.max(1, TITLE - end.length());
        String title = source.substring(0, Math.min(source.length(), room)) + end;
        return title.length() <= TITLE ? title : title.substring(0, TITLE);
    }

    /** What its records are, in a sentence or two. */
    public String description() {
        String files = satellite + " from files of product " + product;
        String place =
                region.map(known -> " through the region " + words(known)).orElse("");
        return switch (kind) {
            case SAMPLES ->
                "Samples of " + files
                        + region.map(known -> " in the region " + words(known)).orElse("")
                        + ", in the order of time; values that are missing, or were spoilt by in-flight calibration, are fill";
            case PASSAGES ->
                "Passages of " + files + place
                        + ": samples that follow each other, no more than a minute apart, all of them inside; highest value and"
                        + " mean of each channel, without values that are missing, or were spoilt by in-flight calibration";
            case SHELLS_3H, SHELLS_1D ->
                "Samples of " + files + " summarized over spans of "
                        + kind.periodText().orElseThrow()
                        + " in bins of L: median, mean and number of the values of each channel, without those that are"
                        + " missing, or were spoilt by in-flight calibration";
        };
    }

    private static String words(DatasetRegion region) {
        return region.name() + (region.meaning().equals(region.name()) ? "" : " (" + region.meaning() + ")");
    }

    /** The command that answers with the same numbers. */
    public String command() {
        String end = " --satellite " + satellite + " --product " + product
                + region.map(place -> " --region " + place.name()).orElse("");
        return switch (kind) {
            case SAMPLES -> "htm-st query --order time" + end;
            case PASSAGES -> "htm-st passes --statistic max,mean --channel CHANNEL" + end;
            case SHELLS_3H, SHELLS_1D ->
                "htm-st summarize --statistic median,mean,count --by time:"
                        + kind.periodText().orElseThrow() + " --by " + shells() + " --channel CHANNEL" + end;
        };
    }

    /** Of summaries by L the group that makes its bins, as {@code htm-st summarize --by} takes it. */
    public String shells() {
        ParameterBins bins = parameters.stream()
                .flatMap(parameter -> parameter.bins().stream())
                .findFirst()
                .orElseThrow();
        List<String> edges = bins.edges().stream()
                .map(edge -> edge == Math.rint(edge) ? Long.toString(Math.round(edge)) : edge.toString())
                .toList();
        return bins.name() + ":" + String.join("/", edges);
    }

    /** All samples of the same files, wherever taken. */
    Dataset everywhere() {
        return new Dataset(
                id, DatasetKind.SAMPLES, satellite, product, Optional.empty(), parameters, granules, modifiedMs);
    }

    /** The channels of its parameters, each once. */
    public List<Channel> channels() {
        return parameters.stream()
                .flatMap(parameter -> parameter.channel().stream())
                .distinct()
                .toList();
    }

    /** A question for its samples in a window, still without channels. */
    public SampleQuery.Builder query(TimeWindow window) {
        return SampleQuery.builder(region.map(DatasetRegion::region).orElse(Region.SPHERE), window)
                .satellites(List.of(satellite))
                .products(List.of(product));
    }
}
