package org.htmst.tests.fault;

import java.io.IOException;
import java.time.Duration;

/** The disks of all DataNodes run full, for a while; a load that may not wait for room ends with an error that says so. */
record FullDisk() implements Fault {

    @Override
    public String name() {
        return "disks-full";
    }

    @Override
    public String what() {
        return "the disks of all DataNodes are full to the last MB for 15 s and more; then there is room again";
    }

    @Override
    public boolean isSurvived() {
        return false;
    }

    @Override
    public boolean needsRoot() {
        return true;
    }

    @Override
    public Duration held() {
        return Duration.ofSeconds(15);
    }

    @Override
    public String strike(Drill drill) throws IOException, InterruptedException {
        SmallDisks.fill(drill.cluster());
        drill.checkLoadRefused("PT10S");
        return "all DataNodes";
    }

    @Override
    public void mend(Drill drill, String hit) throws IOException, InterruptedException {
        SmallDisks.clear(drill.cluster());
    }
}
