package org.htmst.bench.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one region server has of a table.
 *
 * @param server its address
 * @param regions that hold files
 * @param bytes of their files, in whole megabytes of each region
 * @param rowsRead from them since they were opened
 */
public record ServerShare(String server, int regions, long bytes, long rowsRead) {

    /** As {@code after}, with the rows read since {@code before}; a server that came between has all of its own. */
    public static List<ServerShare> since(List<ServerShare> before, List<ServerShare> after) {
        Map<String, Long> read = before.stream().collect(Collectors.toMap(ServerShare::server, ServerShare::rowsRead));
        return after.stream()
                .map(share -> new ServerShare(
                        share.server, share.regions, share.bytes, share.rowsRead - read.getOrDefault(share.server, 0L)))
                .toList();
    }
}
