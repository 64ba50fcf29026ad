package org.htmst.hbase.row;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.htmst.hbase.catalog.Granule;

/**
 * Rows that questions to one store have read, for the next ones: as many as fit, and of more than fit those that are asked for most. Used
 * by all threads.
 */
public final class KeptRows {

    /** As a part of the heap, and at most. */
    private static final int PART_OF_HEAP = 8;

    private static final long MOST_BYTES = 256L << 20;

    /** One question takes no more than this part of it. */
    private static final int PART_OF_ONE_QUESTION = 4;

    /** Of the objects that the rows of a day are in memory. */
    private static final int DAY_BYTES = 256;

    private final long bytes;
    private final Cache<RowDay, Entry> days;

    /**
     * The rows of a day.
     *
     * @param granules of which all rows are among them, if the proof stands
     */
    private record Entry(List<RowCells> rows, List<Granule> granules, ReadProof proof) {

        boolean holdsAll(List<Granule> asked, ReadProof question) {
            return proof.stands()
                    && (proof.holdsForAllOf(question) || asked.stream().allMatch(this::holdsAll));
        }

        /** Records are compared, not numbers: rows that were written anew are others. */
        private boolean holdsAll(Granule asked) {
            for (Granule granule : granules) {
                if (granule == asked || granule.id() == asked.id() && granule.equals(asked)) {
                    return true;
                }
            }
            return false;
        }

        int weight() {
            return DAY_BYTES + rows.stream().mapToInt(RowCells::weight).sum();
        }
    }

    /** Room for {@code bytes}, all counted. */
    KeptRows(long bytes) {
        this.bytes = bytes;
        this.days = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<RowDay, Entry>weigher((day, entry) -> entry.weight())
                // What is too much goes before the call that brought it returns.
                .executor(Runnable::run)
                .build();
    }

    /** Room for an eighth of this process's heap, 256 MB at most. */
    public static KeptRows ofHeap() {
        return new KeptRows(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    /** How many bytes of values one question may leave; those of a larger one would push out much and be asked for again seldom. */
    public long bytesOfOneQuestion() {
        return bytes / PART_OF_ONE_QUESTION;
    }

    /** Forgets all. */
    public void forget() {
        days.invalidateAll();
    }

    /**
     * The rows of a day, in the order of their keys; null unless all of some granules are known to be among them.
     *
     * @param question of which these are granules
     */
    List<RowCells> find(RowDay day, List<Granule> granules, ReadProof question) {
        Entry entry = days.getIfPresent(day);
        return entry != null && entry.holdsAll(granules, question) ? entry.rows() : null;
    }

    /**
     * Keeps all rows of a day, in memory of their own.
     *
     * @param granules of which all rows are among them if {@code proof} comes to stand
     */
    void put(RowDay day, List<RowCells> rows, List<Granule> granules, ReadProof proof) {
        long valueBytes = rows.stream().mapToLong(RowCells::valueBytes).sum();
        if (proof.takeRoom(DAY_BYTES + valueBytes)) {
            days.put(day, new Entry(List.copyOf(rows), granules, proof));
        }
    }

    /** Forgets the rows of a day. */
    void drop(RowDay day) {
        days.invalidate(day);
    }

    /** About how many bytes are in use. */
    long weight() {
        return days.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
