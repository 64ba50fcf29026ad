package org.htmst.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A whole question: which channels of which samples. */
public final class SelectionOptions {

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            completionCandidates = CompletedNames.Channels.class,
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Channels, by name or alias: mep_ele_tel90_flux_e3; * and ? stand for any letters and any letter:"
                            + " 'mep_ele_*', 'e?/90'. 'ls channels' lists all.")
    private List<String> channels = List.of();

    @Mixin
    private SourceOptions source;

    @Mixin
    private RegionOptions region;

    @Option(
            names = "--local-time",
            paramLabel = "FROM,TO",
            description = "Mean solar local time, UTC + longitude / 15, from FROM to before TO, as 21.5 or 21:30;"
                    + " may cross midnight.")
    private LocalTimeWindow localTime;

    @Mixin
    private ConditionOptions conditions;

    @Option(
            names = "--keep-flagged",
            description = "Keep values spoilt by in-flight calibration, and samples without any value.")
    private boolean keepFlagged;

    /**
     * The places to which samples are to be close.
     *
     * @throws IllegalArgumentException if there are none
     */
    public List<LonLat> places() {
        return region.places();
    }

    /** What of a question is around one of the {@linkplain #places places}. */
    public SampleQuery around(LonLat place, SampleQuery query) {
        return query.toBuilder()
                .region(new Intersection(List.of(query.region(), region.around(place))))
                .build();
    }

    /**
     * The question.
     *
     * @param notes told what may not have been meant
     * @param byName gives the region of a name, or throws IllegalArgumentException
     * @throws IllegalArgumentException if the region is not one
     */
    public SampleQuery query(Consumer<String> notes, Function<String, Region> byName) {
        return SampleQuery.builder(region.region(notes, byName), source.times())
                .satellites(source.satellites())
                .products(source.products())
                .channels(channels)
                .localTime(Optional.ofNullable(localTime))
                .where(conditions.conditions())
                .keepFlagged(keepFlagged)
                .direction(conditions.direction())
                .build();
    }
}
