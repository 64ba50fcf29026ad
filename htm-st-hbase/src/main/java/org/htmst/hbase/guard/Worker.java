package org.htmst.hbase.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who does something to a store.
 *
 * @param user the account
 * @param host the name of the machine
 * @param machine what tells one run of a machine, and a container on it, from all others
 * @param pid the process
 * @param startedMs when that process was started, ms since 1970 UTC; 0 if the system does not tell
 */
record Worker(String user, String host, String machine, long pid, long startedMs) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

    /** This process. */
    public static Worker self() {
        String host = hostName();
        ProcessHandle process = ProcessHandle.current();
        return new Worker(System.getProperty("user.name"), host, machine(host), process.pid(), startedMs(process));
    }

    /** Whether its process has ended; empty if that cannot be seen from here. */
    Optional<Boolean> hasEnded() {
        if (!machine.equals(machine(hostName()))) {
            return Optional.empty();
        }
        return Optional.of(ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedMs(process) == startedMs)
                .isEmpty());
    }

    private static long startedMs(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    private static String machine(String host) {
        try {
            return host + " " + Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(PROCESSES);
        } catch (IOException | UnsupportedOperationException e) {
            return host;
        }
    }

    @Override
    public String toString() {
        return user + "@" + host + ", process " + pid;
    }
}
