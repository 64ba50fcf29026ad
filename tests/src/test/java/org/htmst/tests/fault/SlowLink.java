package org.htmst.tests.fault;

import java.io.IOException;
import java.time.Duration;

/** A node behind a narrow network cable, on which packets queue: the more it is asked for, the later its answers come. */
record SlowLink() implements Fault {

    @Override
    public String name() {
        return "slow-link";
    }

    @Override
    public String what() {
        return "the cable of a node carries 4 Mbit/s each way, packets wait up to 400 ms; for 15 s and until all has gone on";
    }

    @Override
    public boolean isSurvived() {
        return true;
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
        int node = drill.nodeWithoutMasters();
        drill.cluster().narrow(node);
        return Integer.toString(node);
    }

    @Override
    public void mend(Drill drill, String hit) throws IOException, InterruptedException {
        drill.cluster().widen(Integer.parseInt(hit));
    }
}
