package org.htmst.tests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on by an hour when it is told to. */
final class SteppedClock extends Clock {

    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    void step() {
        now = now.plus(Duration.ofHours(1));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public ZoneOffset getZone() {
        return ZoneOffset.UTC;
    }
}
