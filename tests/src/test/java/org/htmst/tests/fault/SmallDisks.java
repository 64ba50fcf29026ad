package org.htmst.tests.fault;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A file system of its own for each DataNode, whose size can be changed at any time. Needs root. They hold what they hold in
 * memory.
 */
final class SmallDisks {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long AMPLE_BYTES = 6L << 30;
    /** Less than a block of HDFS: the NameNode gives no more blocks to such a disk, and open ones may fill it. */
    private static final long LEFT_BYTES = 1 << 20;

    private SmallDisks() {}

    /** Mounts them, before the cluster is started for the first time. */
    static void mount(Cluster cluster) throws IOException, InterruptedException {
        for (int node : Cluster.nodes()) {
            Path disk = Files.createDirectories(cluster.disk(node));
            run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + AMPLE_BYTES, "htm-st-drill", disk.toString());
        }
    }

    /** Leaves next to no room on any of them. */
    static void fill(Cluster cluster) throws IOException, InterruptedException {
        for (int node : Cluster.nodes()) {
            FileStore store = Files.getFileStore(cluster.disk(node));
            resize(cluster.disk(node), store.getTotalSpace() - store.getUsableSpace() + LEFT_BYTES);
        }
    }

    /** Makes room again. */
    static void clear(Cluster cluster) throws IOException, InterruptedException {
        for (int node : Cluster.nodes()) {
            resize(cluster.disk(node), AMPLE_BYTES);
        }
    }

    static void unmount(Cluster cluster) throws IOException, InterruptedException {
        for (int node : Cluster.nodes()) {
            run("umount", cluster.disk(node).toString());
        }
    }

    private static void resize(Path disk, long bytes) throws IOException, InterruptedException {
        run("mount", "-o", "remount,size=" + bytes, disk.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Ended.check(String.join(" ", command), Ended.of(List.of(command), Map.of(), LIMIT));
    }
}
