package org.htmst.hbase.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.htmst.sample.Family;
import org.htmst.time.TimeWindow;

/**
 * One input file as loaded.
 *
 * @param id its number, which every row it wrote carries in the key
 * @param product such as {@code poes-proc}
 * @param satellites whose samples it holds, sorted
 * @param families the families it has columns in, in the order of the enum
 * @param fileName without folders
 * @param fileBytes its size
 * @param sha256 of the file, hexadecimal
 * @param firstMs time of its first sample, ms since 1970 UTC
 * @param lastMs time of its last sample
 * @param samplesRead records in the file
 * @param samplesKept of those, how many are stored
 * @param rejected of the others, how many for which reason
 * @param chunks rows written
 * @param loadedMs when it was loaded, ms since 1970 UTC
 * @param loaderVersion the version of the program that did
 */
public record Granule(
        int id,
        String product,
        List<String> satellites,
        List<Family> families,
        String fileName,
        long fileBytes,
        String sha256,
        long firstMs,
        long lastMs,
        int samplesRead,
        int samplesKept,
        SortedMap<String, Integer> rejected,
        int chunks,
        long loadedMs,
        String loaderVersion) {

    /** From the first sample to just after the last. */
    @JsonIgnore
    public TimeWindow window() {
        return new TimeWindow(firstMs, lastMs + 1);
    }

    /** The place it takes among live granules: another file of the same slot is a newer version of this one. */
    @JsonIgnore
    public String slot() {
        return String.join("/", product, String.join("+", satellites), day(), fileName);
    }

    private String day() {
        return Instant.ofEpochMilli(firstMs)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
