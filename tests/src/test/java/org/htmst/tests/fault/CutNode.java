package org.htmst.tests.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A node that nobody reaches while it holds hbase:meta. With network namespaces its cable is pulled; on loopback, where there is no
 * cable, its processes are stopped, which looks the same from outside: connections stay open and nothing comes.
 */
record CutNode() implements Fault {

    @Override
    public String name() {
        return "meta-node-cut-off";
    }

    @Override
    public String what() {
        return "a node with hbase:meta is cut off; brought back when all goes on without it";
    }

    @Override
    public boolean isSurvived() {
        return true;
    }

    @Override
    public Duration held() {
        return Duration.ZERO;
    }

    @Override
    public String strike(Drill drill) throws IOException, InterruptedException {
        int node = drill.nodeWithoutMasters();
        drill.view().moveMeta(node);
        cut(drill.cluster(), node, true);
        return Integer.toString(node);
    }

    @Override
    public void mend(Drill drill, String hit) throws IOException, InterruptedException {
        cut(drill.cluster(), Integer.parseInt(hit), false);
    }

    private static void cut(Cluster cluster, int node, boolean off) throws IOException, InterruptedException {
        if (cluster.hasCables()) {
            cluster.cable(node, off ? "down" : "up");
        } else {
            List<String> processes = cluster.processes(node);
            cluster.signal(off ? "STOP" : "CONT", processes);
        }
    }
}
