package org.htmst.hbase.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.verify.GranuleReader;

/** A file as a newer version of one in the store, whose place it takes only if it holds as much. */
final class Successor {

    /** One that takes any place. */
    static final Successor UNCHECKED = new Successor("", Optional.empty(), null);

    private final String fileName;
    private final Optional<Holdings> holdings;
    private final GranuleReader reader;
    private Optional<Integer> passed = Optional.empty();

    private Successor(String fileName, Optional<Holdings> holdings, GranuleReader reader) {
        this.fileName = fileName;
        this.holdings = holdings;
        this.reader = reader;
    }

    /** A file that holds so much; {@code reader} reads what is there of the older version. */
    static Successor of(String fileName, Holdings holdings, GranuleReader reader) {
        return new Successor(fileName, Optional.of(holdings), reader);
    }

    /**
     * Looks at the version that is live now; at the same one only once.
     *
     * @throws HtmStException if it holds anything that this one does not, or cannot be read
     */
    void check(Optional<Granule> before) {
        if (holdings.isEmpty() || before.isEmpty() || passed.equals(before.map(Granule::id))) {
            return;
        }
        Granule older = before.get();
        List<String> lost = holdingsOf(older).lostIn(holdings.get());
        if (!lost.isEmpty()) {
            throw refused(older, "holds less than " + named(older) + ", which stays: " + String.join("; ", lost));
        }
        passed = Optional.of(older.id());
    }

    private Holdings holdingsOf(Granule older) {
        try {
            return Holdings.of(reader.samples(older));
        } catch (HtmStException e) {
            if (e.recoverable()) {
                throw e;
            }
            throw refused(older, "may hold less than " + named(older) + ", which cannot be read: " + e.getMessage());
        }
    }

    private HtmStException refused(Granule older, String why) {
        return new HtmStException(
                fileName + " " + why
                        + "; give --allow-fewer if it is to take its place all the same, or remove granule "
                        + older.id() + " first",
                false);
    }

    private static String named(Granule older) {
        return "its version of " + Instant.ofEpochMilli(older.loadedMs()) + " (granule " + older.id() + ")";
    }
}
