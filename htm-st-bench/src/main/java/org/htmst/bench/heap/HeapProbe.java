package org.htmst.bench.heap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import org.htmst.bench.archive.Archive;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** A program that streams samples of the embedded store and prints how many, and the most heap in use, in bytes. */
final class HeapProbe {

    private HeapProbe() {}

    /** @param arguments the data directory, and how many samples are enough */
    public static void main(String[] arguments) {
        long samples = 0;
        try (Store store = Store.open(new StoreLocation.Embedded(Path.of(arguments[0])));
                SampleScan scan = store.scan(query())) {
            long enough = Long.parseLong(arguments[1]);
            for (SampleBatch batch = scan.next(); batch != null && samples < enough; batch = scan.next()) {
                samples += batch.size();
            }
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println(samples + " " + peak);
        System.exit(0);
    }

    private static SampleQuery query() {
        return SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of(Archive.MEASURED))
                .build();
    }
}
