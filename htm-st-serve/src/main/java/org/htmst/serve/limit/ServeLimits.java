package org.htmst.serve.limit;

import java.time.Duration;

/**
 * What a client, which is an address, may take of the server.
 *
 * @param perSecond requests a second in the long run, above 0; five seconds' worth of them may come at once. Infinite for no limit
 * @param atOnce requests that are answered at a time, 1 or more; further ones wait for their turn, ten times as many at the most
 * @param deadline how long a request may take until it is broken off, above 0
 * @param rows the most samples in an answer of {@code /edr}, 1 or more
 * @param records the most in one of {@code /hapi}, 1 or more; the largest number for no limit
 * @param pause how long a client may take for the head of a request, and for each 10 KB of a body, above 0
 */
public record ServeLimits(double perSecond, int atOnce, Duration deadline, long rows, long records, Duration pause) {

    /** For a server among friends: any number of requests, 32 at once, an hour for each, ten million samples, any number of records. */
    public static final ServeLimits DEFAULT = new ServeLimits(
            Double.POSITIVE_INFINITY, 32, Duration.ofHours(1), 10_000_000, Long.MAX_VALUE, Duration.ofSeconds(20));

    /** The samples of a satellite in a leap year, one each two seconds. HAPI is for whole series. */
    private static final long SATELLITE_YEAR = 366 * 43_200;

    public ServeLimits {
        if (!(perSecond > 0) || atOnce < 1 || rows < 1 || records < 1 || !isPositive(deadline) || !isPositive(pause)) {
            throw new IllegalArgumentException(
                    "limits of " + perSecond + " requests a second, " + atOnce + " at once, " + deadline + ", " + rows
                            + " samples and " + records + " records; numbers and times above 0 are allowed");
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isZero() && !time.isNegative();
    }

    /** The same, but with so many requests a second. */
    public ServeLimits withPerSecond(double most) {
        return new ServeLimits(most, atOnce, deadline, rows, records, pause);
    }

    /** The same, but with so many requests at once. */
    public ServeLimits withAtOnce(int most) {
        return new ServeLimits(perSecond, most, deadline, rows, records, pause);
    }

    /** The same, but with so long for a request. */
    public ServeLimits withDeadline(Duration most) {
        return new ServeLimits(perSecond, atOnce, most, rows, records, pause);
    }

    /** The same, but with so many samples, and so many records but never less than a year's of a satellite. */
    public ServeLimits withRows(long most) {
        return new ServeLimits(perSecond, atOnce, deadline, most, Math.max(most, SATELLITE_YEAR), pause);
    }

    /** The same, but with so many records. */
    public ServeLimits withRecords(long most) {
        return new ServeLimits(perSecond, atOnce, deadline, rows, most, pause);
    }

    /** The same, but with so long for what a client sends. */
    public ServeLimits withPause(Duration most) {
        return new ServeLimits(perSecond, atOnce, deadline, rows, records, most);
    }
}
