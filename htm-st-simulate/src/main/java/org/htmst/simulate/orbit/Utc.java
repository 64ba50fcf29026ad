package org.htmst.simulate.orbit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.TAIUTCDatFilesLoader;
import org.orekit.time.TimeScales;
import org.orekit.time.UTCScale;

/** UTC with the leap seconds of the resource {@code tai-utc.dat}; no other data of Orekit's is needed. */
final class Utc {

    static final UTCScale SCALE = read();

    private Utc() {}

    /** The date of {@code timeMs} since 1970 UTC. */
    static AbsoluteDate date(long timeMs) {
        return new AbsoluteDate(Instant.ofEpochMilli(timeMs), SCALE);
    }

    private static UTCScale read() {
        String name = "tai-utc.dat";
        try (InputStream in = Utc.class.getResourceAsStream(name)) {
            return TimeScales.of(new TAIUTCDatFilesLoader.Parser().parse(in, name), (conventions, scales) -> List.of())
                    .getUTC();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
