package org.htmst.serve.dataset;

import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.sphere.Region;

/**
 * A named region of the store whose samples and passages are datasets.
 *
 * @param entry as the store has it
 * @param region what it stands for
 */
public record DatasetRegion(RegionEntry entry, Region region) {

    /** The region of an entry. */
    static DatasetRegion of(RegionEntry entry) {
        return new DatasetRegion(entry, entry.region());
    }

    /** Its name. */
    public String name() {
        return entry.name();
    }

    /** It in words; its name, if its owner said nothing more. */
    public String meaning() {
        return entry.meaning().isEmpty() ? entry.name() : entry.meaning();
    }
}
