package org.htmst.cli.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.htmst.answer.print.OutputFile;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.sample.Channel;
import org.htmst.simulate.ProcFile;
import org.htmst.simulate.SimulatedDay;
import org.htmst.simulate.SimulatedSource;
import org.htmst.simulate.orbit.Orbit;

/**
 * One satellite's day, still to be simulated. Of all commands' classes this one alone knows the simulator, which is on the class path
 * while {@code simulate} runs and not when its options are listed.
 */
record SatelliteDay(String satellite, LocalDate day) {

    /** The day of a satellite whose orbit is known; another one is an {@link IllegalArgumentException}. */
    SatelliteDay {
        if (!Orbit.satellites().contains(satellite)) {
            throw new IllegalArgumentException("no orbit is known for satellite '" + satellite + "'; allowed: "
                    + String.join(", ", Orbit.satellites()));
        }
    }

    /** What all simulated days belong to. */
    static Product product() {
        return SimulatedDay.product();
    }

    /** As NOAA would call it. */
    String fileName() {
        return ProcFile.name(satellite, day);
    }

    /** Writes the day as a file; returns how many samples it has. */
    int write(Path file, boolean overwrite, long seed) throws IOException {
        SimulatedDay simulated = SimulatedDay.of(satellite, day, seed);
        OutputFile.write(file, overwrite, part -> ProcFile.write(simulated, part));
        return simulated.size();
    }

    /** The day as a source of {@code channels}. */
    Source source(long seed, List<Channel> channels) {
        return new SimulatedSource(satellite, day, seed, channels);
    }
}
