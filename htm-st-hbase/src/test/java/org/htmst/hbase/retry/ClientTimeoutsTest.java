package org.htmst.hbase.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.junit.jupiter.api.Test;

class ClientTimeoutsTest {

    private static final List<String> BOUNDED = List.of(
            "hbase.client.operation.timeout",
            "hbase.client.meta.operation.timeout",
            "hbase.rpc.timeout",
            "hbase.client.scanner.timeout.period",
            "zookeeper.session.timeout",
            "hbase.ipc.client.socket.timeout.connect",
            "ipc.client.connect.timeout",
            "ipc.client.rpc-timeout.ms",
            "dfs.client.socket-timeout");

    private final Configuration conf = HBaseConfiguration.create();

    @Test
    void nothingIsWaitedForLongerThanTheTimeout() {
        for (String name : BOUNDED) {
            conf.setInt(name, 3_600_000);
        }
        ClientTimeouts.apply(conf, Duration.ofSeconds(7));
        for (String name : BOUNDED) {
            assertEquals(7000, conf.getInt(name, 0), name);
        }
    }

    @Test
    void whatTheClusterSetsShorterStays() {
        for (String name : BOUNDED) {
            conf.setInt(name, 1234);
        }
        conf.setInt("hbase.client.retries.number", 3);
        ClientTimeouts.apply(conf, Duration.ofMinutes(5));
        for (String name : BOUNDED) {
            assertEquals(1234, conf.getInt(name, 0), name);
        }
        assertEquals(3, conf.getInt("hbase.client.retries.number", 0));
    }

    @Test
    void defaultsOfTheLibrariesAreNobodysChoice() {
        assertEquals(1_200_000, conf.getInt("hbase.client.operation.timeout", 0), "HBase's own default");
        ClientTimeouts.apply(conf, Duration.ofMinutes(5));
        assertEquals(300_000, conf.getInt("hbase.client.operation.timeout", 0));
        assertEquals(20_000, conf.getInt("hbase.rpc.timeout", 0));
        int retries = conf.getInt("hbase.client.retries.number", 0);
        assertTrue(retries > 30 && retries < 60, retries + " retries in five minutes");
    }
}
