package org.htmst.cli.option;

import java.time.Duration;
import org.htmst.serve.limit.ServeLimits;
import picocli.CommandLine.Option;

/** What a client of the server may take. */
public final class ServeLimitOptions {

    @Option(
            names = "--requests-per-second",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "Requests of a client, in the long run; ${DEFAULT-VALUE} unless given.")
    private double perSecond;

    @Option(
            names = "--requests-at-once",
            paramLabel = "NUMBER",
            defaultValue = "32",
            description =
                    "Requests of a client that are answered at a time, others wait; ${DEFAULT-VALUE} unless given.")
    private int atOnce;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description = "Break off what has not ended after so long; ${DEFAULT-VALUE} unless given.")
    private Duration deadline;

    @Option(
            names = "--row-limit",
            paramLabel = "NUMBER",
            description = "The most samples in an answer of /edr, 10000000 unless given, and records in one of /hapi,"
                    + " which may always have a satellite's year; any number unless given.")
    private Long rows;

    /**
     * The limits.
     *
     * @throws IllegalArgumentException if one is not above 0
     */
    public ServeLimits limits() {
        ServeLimits limits =
                ServeLimits.DEFAULT.withPerSecond(perSecond).withAtOnce(atOnce).withDeadline(deadline);
        return rows == null ? limits : limits.withRows(rows);
    }
}
