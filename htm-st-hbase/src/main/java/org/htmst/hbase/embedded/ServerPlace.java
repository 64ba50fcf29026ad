package org.htmst.hbase.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a process runs, in so far as it matters for reaching it from another one that sees the same data directory.
 *
 * @param host the machine's name, for people
 * @param boot a random number of the running kernel, where the system tells one, else empty
 * @param processes the space in which its number counts: containers have their own; empty where there is but one
 * @param network the network in which its ports can be reached; empty where there is but one
 */
record ServerPlace(String host, String boot, String processes, String network) {

    /** Of this process. */
    static ServerPlace here() {
        return new ServerPlace(
                hostName(),
                line(Path.of("/proc/sys/kernel/random/boot_id")),
                link(Path.of("/proc/self/ns/pid")),
                link(Path.of("/proc/self/ns/net")));
    }

    private static String hostName() {
        String name = line(Path.of("/proc/sys/kernel/hostname"));
        try {
            return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
        } catch (IOException e) {
            return "";
        }
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Whether a process there has the same number here. */
    boolean sharesProcesses(ServerPlace other) {
        return sharesMachine(other) && processes.equals(other.processes);
    }

    /** Whether loopback there is loopback here. */
    boolean sharesNetwork(ServerPlace other) {
        return sharesMachine(other) && network.equals(other.network);
    }

    private boolean sharesMachine(ServerPlace other) {
        return Objects.equals(boot, other.boot) && (!boot.isEmpty() || host.equals(other.host));
    }
}
