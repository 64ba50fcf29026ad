package org.htmst.tests.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** All scenarios. */
final class Faults {

    private static final Duration SHORT = Duration.ofSeconds(5);

    private Faults() {}

    private static final List<Fault> ALL = List.of(
            new Calm(),
            new KilledRole(
                    "regionserver-killed",
                    "kill -9 of the region server with most samples; started again when all goes on without it",
                    true,
                    Duration.ZERO,
                    drill -> "regionserver-" + drill.view().nodeOfMostSamples()),
            new KilledRole(
                    "master-killed",
                    "kill -9 of the HMaster; started again after 5 s",
                    false,
                    SHORT,
                    drill -> "master"),
            new KilledRole(
                    "datanode-killed",
                    "kill -9 of a DataNode; started again when all goes on without it",
                    true,
                    Duration.ZERO,
                    drill -> "datanode-" + (1 + (drill.round() + 1) % Cluster.NODES)),
            new KilledRole(
                    "namenode-killed",
                    "kill -9 of the NameNode; started again after 5 s",
                    false,
                    SHORT,
                    drill -> "namenode"),
            new KilledRole(
                    "zookeeper-killed",
                    "kill -9 of ZooKeeper; started again after 5 s",
                    false,
                    SHORT,
                    drill -> "zookeeper"),
            new KilledLoader(),
            new CutNode(),
            new SlowNode(),
            new SlowLink(),
            new FullDisk());

    /** @param asRoot whether those are wanted that need root */
    static List<Fault> all(boolean asRoot) {
        return ALL.stream().filter(fault -> asRoot || !fault.needsRoot()).toList();
    }

    static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Nothing happens: what the other stalls are to be compared with. */
    private record Calm() implements Fault {

        @Override
        public String name() {
            return "calm";
        }

        @Override
        public String what() {
            return "nothing, for comparison";
        }

        @Override
        public boolean isSurvived() {
            return true;
        }

        @Override
        public Duration held() {
            return SHORT;
        }

        @Override
        public String strike(Drill drill) {
            return "nobody";
        }

        @Override
        public void mend(Drill drill, String hit) {}
    }

    /** Chooses a process. */
    private interface RoleChoice {
        String role(Drill drill) throws IOException, InterruptedException;
    }

    /** kill -9 of a process of the cluster. */
    private record KilledRole(String name, String what, boolean isSurvived, Duration held, RoleChoice choice)
            implements Fault {

        @Override
        public String strike(Drill drill) throws IOException, InterruptedException {
            String role = choice.role(drill);
            drill.cluster().kill(role);
            return role;
        }

        @Override
        public void mend(Drill drill, String hit) throws IOException, InterruptedException {
            drill.cluster().start(hit);
        }
    }

    /** kill -9 of the loader in the middle of its work. */
    private record KilledLoader() implements Fault {

        @Override
        public String name() {
            return "loader-killed";
        }

        @Override
        public String what() {
            return "kill -9 of the loader; another is started at once";
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
        public String strike(Drill drill) {
            drill.loading().kill();
            return "loader";
        }

        @Override
        public void mend(Drill drill, String hit) {}
    }
}
