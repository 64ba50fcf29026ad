package org.htmst.hbase.store;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.SnapshotDescription;
import org.htmst.hbase.table.StoreTables;

/**
 * The snapshots of a store as HBase has them: one of each table, named {@code htmst.NAME.catalog} and {@code htmst.NAME.samples}, or with
 * another namespace in front.
 */
final class SnapshotPairs {

    private final Admin admin;
    private final StoreTables tables;
    private final String prefix;
    private final Map<TableName, String> endings;

    SnapshotPairs(Admin admin) {
        this.admin = admin;
        this.tables = StoreTables.of(admin.getConnection());
        this.prefix = tables.namespace() + ".";
        this.endings = Map.of(tables.catalog(), ".catalog", tables.samples(), ".samples");
    }

    private String part(String name, TableName table) {
        return prefix + name + endings.get(table);
    }

    /** All, the oldest first. */
    List<SnapshotRecord> list() throws IOException {
        Map<String, Map<String, SnapshotDescription>> parts = new TreeMap<>();
        for (SnapshotDescription snapshot : admin.listSnapshots()) {
            for (String ending : endings.values()) {
                if (snapshot.getName().startsWith(prefix) && snapshot.getName().endsWith(ending)) {
                    String name = snapshot.getName()
                            .substring(prefix.length(), snapshot.getName().length() - ending.length());
                    parts.computeIfAbsent(name, any -> new HashMap<>()).put(ending, snapshot);
                }
            }
        }
        return parts.entrySet().stream()
                .map(entry -> new SnapshotRecord(
                        entry.getKey(),
                        entry.getValue().values().stream()
                                .mapToLong(SnapshotDescription::getCreationTime)
                                .min()
                                .orElseThrow(),
                        entry.getValue().size() == endings.size()))
                .sorted(Comparator.comparingLong(SnapshotRecord::createdMs))
                .toList();
    }

    Optional<SnapshotRecord> find(String name) throws IOException {
        return list().stream().filter(snapshot -> snapshot.name().equals(name)).findFirst();
    }

    /** Takes the part of a table. */
    void take(String name, TableName table) throws IOException {
        admin.snapshot(part(name, table), table);
    }

    /** Deletes the part of a table, if it is there. */
    void delete(String name, TableName table) throws IOException {
        for (SnapshotDescription snapshot : admin.listSnapshots()) {
            if (snapshot.getName().equals(part(name, table))) {
                admin.deleteSnapshot(snapshot.getName());
            }
        }
    }

    /** Deletes what there is of a snapshot. */
    void delete(String name) throws IOException {
        delete(name, tables.catalog());
        delete(name, tables.samples());
    }

    /** Puts a snapshot in the place of a table, which is off afterwards, and stays as it was if that fails. */
    void restore(String name, TableName table) throws IOException {
        if (admin.tableExists(table)) {
            admin.restoreSnapshot(part(name, table), true);
        } else {
            admin.cloneSnapshot(part(name, table), table);
            admin.disableTable(table);
        }
    }
}
