package org.htmst.hbase.store;

/**
 * One region server.
 *
 * @param name host and port
 * @param regions regions of the samples table that it serves
 * @param storeBytes bytes of these regions in files
 * @param memoryBytes bytes of these regions not yet written to files
 * @param readRequests read requests to these regions since it opened them
 * @param requestsPerSecond requests to it of any kind, by its last report
 * @param heapUsedBytes memory that it uses
 * @param heapMaxBytes memory that it may use
 */
public record ServerStatus(
        String name,
        int regions,
        long storeBytes,
        long memoryBytes,
        long readRequests,
        long requestsPerSecond,
        long heapUsedBytes,
        long heapMaxBytes) {}
