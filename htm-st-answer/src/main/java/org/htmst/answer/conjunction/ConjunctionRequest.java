package org.htmst.answer.conjunction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.PairReach;
import org.htmst.conjunction.Station;
import org.htmst.conjunction.shell.ShellReach;

/**
 * What is wanted of conjunctions.
 *
 * @param stations places that satellites pass; if there are none, satellites meet each other
 * @param km how near objects must be, above 0 and at most {@link PairReach#MOST_KM}
 * @param shell how near satellites must be by L and magnetic local time, at the same time, in place of a distance: {@code km} is then the
 *     greatest there is
 * @param lag how long after the other a satellite may be there; zero for the same time
 * @param step the longest time between two samples that a satellite is followed over, up to 2 minutes
 * @param isTogether whether all satellites, and a station if there are any, must be near to each other, and not only two objects
 * @param isFoot whether a satellite is where its field line meets the ground, by the channels {@value FootTracks#FOOT_LON} and
 *     {@value FootTracks#FOOT_LAT}, and not below itself
 * @param isWithData whether only events count in which every satellite has a value of every channel asked for
 * @param limit how many are wanted at most, the earliest; 0 or more
 */
public record ConjunctionRequest(
        List<Station> stations,
        double km,
        Optional<ShellReach> shell,
        Duration lag,
        Duration step,
        boolean isTogether,
        boolean isFoot,
        boolean isWithData,
        long limit) {

    public ConjunctionRequest {
        stations = List.copyOf(stations);
        PairReach.checkKm(km);
        if (lag.isNegative() || lag.toMillis() > ConjunctionQuestion.MOST_LAG_MS) {
            throw new IllegalArgumentException("time " + lag + " is outside 0 to 10 days");
        }
        if (shell.isPresent() && (!lag.isZero() || isFoot || !stations.isEmpty() || km < PairReach.MOST_KM)) {
            throw new IllegalArgumentException(
                    "satellites are near to each other by L and MLT at the same time, or by a"
                            + " distance; give no distance, time, stations or foot points with L and MLT");
        }
        ConjunctionSearch.checkStep(step.toMillis());
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit + " is negative; give 0 or more");
        }
    }
}
