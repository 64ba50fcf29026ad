package org.htmst.tests.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A node whose traffic is late: its processes are stopped 150 ms of every 200 ms, so that an answer comes up to 150 ms late, and
 * the node does a quarter of its work.
 */
final class SlowNode implements Fault {

    private static final long STOPPED_MS = 150;
    private static final long RUNNING_MS = 50;

    private Thread stutter;

    @Override
    public String name() {
        return "slow-node";
    }

    @Override
    public String what() {
        return "the processes of a node stand still 150 ms of every 200 ms, for 15 s and until all has gone on";
    }

    @Override
    public boolean isSurvived() {
        return true;
    }

    @Override
    public Duration held() {
        return Duration.ofSeconds(15);
    }

    @Override
    public String strike(Drill drill) throws IOException, InterruptedException {
        int node = drill.nodeWithoutMasters();
        List<String> processes = drill.cluster().processes(node);
        stutter = new Thread(() -> stutter(drill.cluster(), processes), "stutter");
        stutter.start();
        return "node " + node;
    }

    @Override
    public void mend(Drill drill, String hit) throws InterruptedException {
        stutter.interrupt();
        stutter.join();
    }

    private static void stutter(Cluster cluster, List<String> processes) {
        while (!Thread.interrupted()) {
            try {
                cluster.signal("STOP", processes);
                TimeUnit.MILLISECONDS.sleep(STOPPED_MS);
                cluster.signal("CONT", processes);
                TimeUnit.MILLISECONDS.sleep(RUNNING_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // One of them has ended, which the supervisor sees.
            }
        }
        cluster.proceed(processes);
    }
}
