package org.htmst.hbase.verify;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.htmst.hbase.catalog.Granule;

/**
 * Something that is not as it should be.
 *
 * @param granule the number of the granule, 0 if none can be told
 * @param fileName the file of the granule, or an empty string
 * @param part what of it: {@code channel NAME}, {@code times}, {@code positions}, {@code run map}, {@code geometry of EP},
 *     {@code family EP}, {@code cell EP:name}, {@code row}, {@code rows}, {@code samples}, {@code cells}, {@code tile}, {@code tiles}, {@code roll-up} or
 *     {@code catalog}
 * @param chunk where, unless it concerns the granule as a whole
 * @param what is wrong
 */
public record Fault(int granule, String fileName, String part, Optional<Chunk> chunk, String what)
        implements Comparable<Fault> {

    private static final Comparator<Fault> ORDER = Comparator.comparingInt(Fault::granule)
            .thenComparing(fault -> fault.chunk.map(Chunk::row).orElse(""))
            .thenComparing(Fault::part)
            .thenComparing(Fault::what);

    /**
     * A chunk or tile, by what its row key says.
     *
     * @param trixel the name of its trixel, such as {@code N012}, or {@code tiles of}; as the others but {@code row}, empty if the key
     *     says none
     * @param start of its first sample, or of the day
     * @param satellite whose it is
     * @param row the row key, hexadecimal
     */
    public record Chunk(String trixel, Optional<Instant> start, String satellite, String row) {

        @Override
        public String toString() {
            return start.map(time -> trixel + " " + time + " " + satellite + " ")
                            .orElse("") + "(row " + row + ")";
        }
    }

    /**
     * A cell that no chunk has.
     *
     * @param granule of the row; null if it is none that is live
     */
    static Fault foreign(Granule granule, String cell, Chunk chunk) {
        return new Fault(
                granule == null ? 0 : granule.id(),
                granule == null ? "" : granule.fileName(),
                "cell " + cell,
                Optional.of(chunk),
                "is none of a chunk's; this program did not write it, and no query reads it");
    }

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (granule == 0 ? "no granule" : "granule " + granule + " (" + fileName + ")") + ", " + part
                + chunk.map(where -> ", chunk " + where).orElse("") + ": " + what;
    }
}
