package org.htmst.answer.conjunction;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.conjunction.shell.ShellSearch;
import org.htmst.conjunction.shell.ShellTrack;

/** L and magnetic local time of satellites, by what their files say. */
final class ShellTracks {

    static final List<String> CHANNELS = List.of("L", "MLT");

    private ShellTracks() {}

    /** What a search is to take. */
    static TrackValues.Slices to(ShellSearch search) {
        return (samples, endMs) -> {
            Map<String, ShellTrack> tracks = new TreeMap<>();
            samples.forEach((satellite, values) -> {
                ShellTrack track = new ShellTrack();
                values.forEach((timeMs, of) -> track.add(timeMs, of[2], of[3], of[0], of[1]));
                tracks.put(satellite, track);
            });
            search.add(tracks, endMs);
        };
    }
}
