package org.htmst.interpolation;

import java.time.Instant;
import java.util.List;
import org.htmst.time.TimeWindow;

/**
 * What a run was made from; it stands in every file and picture.
 *
 * @param channel the provider's name of the channel
 * @param description one line of what the channel is
 * @param unit as the provider spells it; empty for none
 * @param satellites such as {@code noaa-18}, in the order to be shown
 * @param window the time span asked for
 * @param sources names of the input files
 * @param software name and version of the program
 * @param created when the run was made
 */
public record Provenance(
        String channel,
        String description,
        String unit,
        List<String> satellites,
        TimeWindow window,
        List<String> sources,
        String software,
        Instant created) {

    public Provenance {
        satellites = List.copyOf(satellites);
        sources = List.copyOf(sources);
    }
}
