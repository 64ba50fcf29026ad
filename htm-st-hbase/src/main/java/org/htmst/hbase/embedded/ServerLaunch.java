package org.htmst.hbase.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of the background process. */
final class ServerLaunch {

    /** System property: the server's heap, as {@code -Xmx} takes it. */
    private static final String HEAP = "htmst.server.heap";

    /** System property: a {@code -XX} option, without those three characters, that names a class-data archive. */
    private static final String ARCHIVE = "htmst.server.archive";

    /** One more option of the server's JVM: tests, whose servers live short, have it compile little. */
    private static final String OPTION = "htmst.server.option";

    private static final String DEFAULT_HEAP = "2g";

    /** Who write some lines for every connection that is refused. */
    private static final List<String> REFUSALS = List.of(
            "org.apache.zookeeper.server.NettyServerCnxnFactory",
            "org.apache.hadoop.hbase.ipc.NettyHBaseSaslRpcServerHandler",
            "org.apache.hadoop.hbase.ipc.NettyRpcServer",
            "org.apache.hadoop.hbase.ipc.RpcServer",
            "org.apache.hadoop.hbase.util.NettyFutureUtils",
            "SecurityLogger");

    private ServerLaunch() {}

    static List<String> of(DataDirectory directory, Duration idleStop, Duration patience) {
        // HBase must outlive a Ctrl-C or Ctrl-Z typed at the command that started it, and its files are nobody else's;
        // ignored
        // signals and the mask stay so across exec.
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; trap '' INT HUP TSTP; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + System.getProperty(HEAP, DEFAULT_HEAP));
        command.addAll(List.of("-XX:+UseParallelGC", "-Xss512k", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"));
        // Standard output is where the parent waits for one line; the JVM's own warnings must not come before it.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        String archive = System.getProperty(ARCHIVE, "");
        if (!archive.isEmpty()) {
            command.addAll(List.of("-Xshare:auto", "-XX:" + archive));
        }
        String option = System.getProperty(OPTION, "");
        if (!option.isEmpty()) {
            command.add(option);
        }
        for (String opened : List.of("java.nio", "java.lang", "jdk.internal.misc")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        // Whoever is refused at a port must not be able to fill the disk with it.
        for (String logger : REFUSALS) {
            command.add("-Dorg.slf4j.simpleLogger.log." + logger + "=off");
        }
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.add("-Djava.awt.headless=true");
        command.addAll(List.of("-cp", classPath(), ServerMain.class.getName()));
        command.addAll(List.of(
                directory.home().toString(), Long.toString(idleStop.toSeconds()), Long.toString(patience.toSeconds())));
        return command;
    }

    /**
     * This process's class path, absolute, since the server runs in another folder. Folders come last: an archive of classes is
     * of jars alone, and fits what begins with these.
     */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .sorted(Comparator.comparing(Files::isDirectory))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
