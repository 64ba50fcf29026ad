package org.htmst.tests.fault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Four nodes as processes on this machine, started and stopped by the script that users have, {@code conf/cluster/cluster}.
 *
 * @param folder of data, logs and process numbers
 * @param network {@code loopback} or {@code namespaces}
 * @param number of the cluster among several on one machine
 */
record Cluster(Path folder, String network, int number) implements AutoCloseable {

    static final int NODES = 4;

    private static final Path SCRIPT =
            Path.of("..", "conf", "cluster", "cluster").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(12);

    /** A line of the script's status. */
    record RoleStatus(String role, String process, String address, boolean up) {}

    /** Starts all processes that do not run, and waits until HBase serves. */
    void start() throws IOException, InterruptedException {
        script("start", "--network", network);
    }

    /** What a client needs to know. */
    Path configuration() {
        return folder.resolve("hbase-site.xml");
    }

    /** What the processes write down. */
    Path logs() {
        return folder.resolve("log");
    }

    /** kill -9. */
    void kill(String role) throws IOException, InterruptedException {
        script("kill", role);
    }

    /** Starts one process, and waits until it says that it is ready. */
    void start(String role) throws IOException, InterruptedException {
        script("start", role);
    }

    /** Every process, by its role. */
    Map<String, RoleStatus> status() throws IOException, InterruptedException {
        Map<String, RoleStatus> roles = new TreeMap<>();
        for (String line : call("status").lines()) {
            String[] words = line.trim().split(" +");
            roles.put(words[0], new RoleStatus(words[0], words[1], words[2], words[3].equals("up")));
        }
        return roles;
    }

    /** Starts what has ended, as a supervisor of services does; the roles that had. */
    List<String> startEnded() throws IOException, InterruptedException {
        List<String> ended = ended();
        if (!ended.isEmpty()) {
            script("start");
        }
        return ended;
    }

    /** The roles whose processes are gone. The script would tell, too, but takes half a second of a processor to do so. */
    private List<String> ended() throws IOException {
        List<String> ended = new ArrayList<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(folder.resolve("run"), "*.pid")) {
            for (Path number : numbers) {
                long pid = Long.parseLong(Files.readString(number).trim());
                if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                    ended.add(number.getFileName().toString().replace(".pid", ""));
                }
            }
        }
        return ended;
    }

    /** Stops or continues all processes of a node by a signal, {@code STOP} or {@code CONT}. */
    void signal(String signal, List<String> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        command.addAll(processes);
        run(command);
    }

    /** Continues stopped processes, whether or not they are all still there. */
    void proceed(List<String> processes) {
        for (String process : processes) {
            try {
                signal("CONT", List.of(process));
            } catch (IOException e) {
                // It has ended.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether nodes have network cables that can be pulled. */
    boolean hasCables() {
        return network.equals("namespaces");
    }

    /** Pulls the network cable of a node, or plugs it in again: {@code down} or {@code up}; with {@code namespaces}. */
    void cable(int node, String state) throws IOException, InterruptedException {
        run(List.of("ip", "link", "set", cable(node), state));
    }

    /** Lets few packets pass the network cable of a node, so that they queue at both ends; with {@code namespaces}. */
    void narrow(int node) throws IOException, InterruptedException {
        List<String> queue = List.of("tbf", "rate", "4mbit", "burst", "4kb", "latency", "400ms");
        run(Stream.concat(outerQueue(node, "add"), queue.stream()).toList());
        run(Stream.concat(innerQueue(node, "add"), queue.stream()).toList());
    }

    /** Undoes {@link #narrow}. */
    void widen(int node) throws IOException, InterruptedException {
        run(outerQueue(node, "del").toList());
        run(innerQueue(node, "del").toList());
    }

    private Stream<String> outerQueue(int node, String action) {
        return Stream.of("tc", "qdisc", action, "dev", cable(node), "root");
    }

    private Stream<String> innerQueue(int node, String action) {
        return Stream.of("tc", "-netns", prefix() + "-" + node, "qdisc", action, "dev", "eth0", "root");
    }

    private String cable(int node) {
        return prefix() + "-v" + node;
    }

    /** Of the names of namespaces and network devices. */
    private String prefix() {
        return number == 0 ? "htmst" : "htmst" + number;
    }

    /** The processes of a node. */
    List<String> processes(int node) throws IOException, InterruptedException {
        return status().values().stream()
                .filter(RoleStatus::up)
                .filter(role -> node(role.role()) == node)
                .map(RoleStatus::process)
                .toList();
    }

    static int node(String role) {
        return role.matches(".*-[1-4]") ? role.charAt(role.length() - 1) - '0' : 1;
    }

    static List<Integer> nodes() {
        return IntStream.rangeClosed(1, NODES).boxed().toList();
    }

    /** Where the DataNode of a node has its blocks. */
    Path disk(int node) {
        return folder.resolve("node-" + node).resolve("datanode");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        script("stop");
    }

    private void script(String... arguments) throws IOException, InterruptedException {
        Ended.check(arguments[0], call(arguments));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Ended.check(String.join(" ", command), Ended.of(command, Map.of(), LIMIT));
    }

    private Ended call(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        return Ended.of(
                command,
                Map.of(
                        "HTM_ST_CLUSTER",
                        folder.toString(),
                        "HTM_ST_CLUSTER_NUMBER",
                        Integer.toString(number),
                        // Region servers, too, live short here: compiling methods to the last takes longer than it
                        // saves.
                        "JDK_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1"),
                LIMIT);
    }
}
