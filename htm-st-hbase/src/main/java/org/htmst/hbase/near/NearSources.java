package org.htmst.hbase.near;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/** All that samples of a question can be of, numbered in the order of {@link NearSource}, whichever are met first. */
final class NearSources {

    private final List<NearSource> all;

    private NearSources(List<NearSource> all) {
        this.all = all;
    }

    static NearSources of(ScanScope scope) {
        TreeSet<NearSource> sources = new TreeSet<>(NearSource.ORDER);
        scope.granules().forEach(granule -> {
            ScanScope.Source source = scope.source(granule.id());
            for (String satellite : granule.satellites()) {
                for (ValueType type : ValueType.values()) {
                    sources.add(new NearSource(
                            satellite, granule.product(), type, source.columns().asked()));
                }
            }
        });
        return new NearSources(new ArrayList<>(sources));
    }

    /** The number of what a batch is of. */
    int number(SampleBatch batch) {
        NearSource wanted = NearSource.of(batch);
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (NearSource.ORDER.compare(all.get(middle), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    List<NearSource> list() {
        return all;
    }
}
