package org.htmst.hbase.retry;

import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HConstants;

/**
 * Settings of HBase's and Hadoop's clients, fitted to one time that everything must keep: left to themselves they try some things
 * for twenty minutes, others not for one. What a cluster's configuration sets itself stays, unless it is longer.
 */
public final class ClientTimeouts {

    static final String TIMEOUT = "htmst.timeout.ms";

    /** A server that has stopped answering, but not refused to, costs this much before another is tried. */
    private static final int UNANSWERED_MS = 20_000;

    private static final int CONNECT_MS = 5000;
    private static final int PAUSE_MS = 50;

    private ClientTimeouts() {}

    /** Bounds all of {@code conf} by {@code timeout}, 1 s or more. */
    public static void apply(Configuration conf, Duration timeout) {
        int timeoutMs = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
        conf.setInt(TIMEOUT, timeoutMs);
        atMost(conf, timeoutMs, HConstants.HBASE_CLIENT_OPERATION_TIMEOUT, timeoutMs);
        atMost(conf, timeoutMs, HConstants.HBASE_CLIENT_META_OPERATION_TIMEOUT, timeoutMs);
        atMost(conf, timeoutMs, HConstants.HBASE_RPC_TIMEOUT_KEY, UNANSWERED_MS);
        atMost(conf, timeoutMs, HConstants.HBASE_CLIENT_SCANNER_TIMEOUT_PERIOD, UNANSWERED_MS);
        atMost(conf, timeoutMs, HConstants.ZK_SESSION_TIMEOUT, UNANSWERED_MS);
        atMost(conf, timeoutMs, "hbase.ipc.client.socket.timeout.connect", CONNECT_MS);
        atMost(conf, timeoutMs, "ipc.client.connect.timeout", CONNECT_MS);
        atMost(conf, timeoutMs, "ipc.client.rpc-timeout.ms", UNANSWERED_MS);
        atMost(conf, timeoutMs, "dfs.client.socket-timeout", UNANSWERED_MS);
        unlessSet(conf, "ipc.client.connect.max.retries.on.timeouts", 2);
        unlessSet(conf, HConstants.HBASE_CLIENT_PAUSE, PAUSE_MS);
        unlessSet(conf, HConstants.HBASE_CLIENT_RETRIES_NUMBER, retries(conf, timeoutMs));
    }

    /** How many retries, ever further apart, fill the time. */
    private static int retries(Configuration conf, long timeoutMs) {
        long pauseMs = conf.getLong(HConstants.HBASE_CLIENT_PAUSE, PAUSE_MS);
        int retries = 0;
        for (long sleptMs = 0; sleptMs < timeoutMs; retries++) {
            sleptMs += pauseMs * HConstants.RETRY_BACKOFF[Math.min(retries, HConstants.RETRY_BACKOFF.length - 1)];
        }
        return retries;
    }

    private static void atMost(Configuration conf, int limitMs, String name, int otherwiseMs) {
        conf.setInt(name, Math.min(limitMs, isSet(conf, name) ? conf.getInt(name, otherwiseMs) : otherwiseMs));
    }

    private static void unlessSet(Configuration conf, String name, int value) {
        if (!isSet(conf, name)) {
            conf.setInt(name, value);
        }
    }

    /** Whether someone chose the value: the libraries' own files of defaults do not count. */
    private static boolean isSet(Configuration conf, String name) {
        String[] sources = conf.getPropertySources(name);
        return sources != null && sources.length > 0 && !sources[sources.length - 1].endsWith("-default.xml");
    }
}
