package org.htmst.hbase.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.sample.Family;
import org.htmst.time.TimeWindow;

/**
 * One input file as loaded.
 *
 * @param id its number, which every row it wrote carries in the key
 * @param product such as {@code poes-proc}
 * @param satellites whose samples it holds, sorted
 * @param families the families it has columns in, in the order of the enum
 * @param flags the calibration flags that the file has; a chunk without the column of one of these is clear
 * @param fileName without folders
 * @param fileBytes its size
 * @param sha256 of the file, hexadecimal
 * @param reading how its bytes were understood, see {@code SourceContent.reading()}
 * @param firstMs time of its first sample, ms since 1970 UTC
 * @param lastMs time of its last sample
 * @param samplesRead records in the file
 * @param samplesKept of those, how many are stored
 * @param rejected of the others, how many for which reason
 * @param chunks their rows
 * @param digest of their cells, a {@link org.htmst.hbase.codec.GranuleDigest}; empty if a program without it loaded the file
 * @param tiles rows of tiles; 0 if a program without tiles loaded the file
 * @param tilesDigest of their cells, likewise
 * @param loadedMs when it was loaded, ms since 1970 UTC
 * @param loaderVersion the version of the program that did
 * @param schema the {@link SchemaVersion} of its rows
 * @param models the number of the channel models with which its rows were written, or are being written anew; 0 for none, or if a program
 *     loaded the file whose models have no sources
 * @param liveMs since when it has answered, a {@linkplain org.htmst.hbase.guard.Guard#moment moment} of the store; 0 if an earlier program
 *     loaded the file
 */
public record Granule(
        int id,
        String product,
        List<String> satellites,
        List<Family> families,
        List<String> flags,
        String fileName,
        long fileBytes,
        String sha256,
        String reading,
        long firstMs,
        long lastMs,
        int samplesRead,
        int samplesKept,
        SortedMap<String, Integer> rejected,
        int chunks,
        String digest,
        int tiles,
        String tilesDigest,
        long loadedMs,
        String loaderVersion,
        int schema,
        int models,
        long liveMs)
        implements Serializable {

    public Granule {
        digest = Objects.requireNonNullElse(digest, "");
        tilesDigest = Objects.requireNonNullElse(tilesDigest, "");
        schema = schema == 0 ? SchemaVersion.OLDEST : schema;
    }

    /** From the first sample to just after the last. */
    @JsonIgnore
    public TimeWindow window() {
        return new TimeWindow(firstMs, lastMs + 1);
    }

    /** Since when it has answered, ms since 1970 UTC: of what an earlier program loaded, since about when. */
    @JsonIgnore
    public long sinceMs() {
        return liveMs == 0 ? loadedMs : liveMs;
    }

    /** The same, answering since {@code momentMs}. */
    public Granule live(long momentMs) {
        return with(chunks, digest, tiles, tilesDigest, schema, models, momentMs);
    }

    /** The same, written with these models. */
    public Granule withModels(int number) {
        return with(chunks, digest, tiles, tilesDigest, schema, number);
    }

    /** The same with that many rows, whose cells have that digest. */
    public Granule withChunks(int rows, String cells) {
        return with(rows, cells, tiles, tilesDigest, schema, models);
    }

    /** The same with that many rows of tiles, whose cells have that digest. */
    public Granule withTiles(int rows, String cells) {
        return with(chunks, digest, rows, cells, schema, models);
    }

    /** The same while its rows are written anew, with these models: it is not known which of them are. */
    public Granule upgrading(int number) {
        return with(chunks, "", tiles, tilesDigest, schema, number);
    }

    /** The same with its rows in the current version. */
    public Granule upgraded() {
        return with(chunks, digest, tiles, tilesDigest, SchemaVersion.CURRENT, models);
    }

    private Granule with(int rows, String cells, int tileRows, String tileCells, int version, int number) {
        return with(rows, cells, tileRows, tileCells, version, number, liveMs);
    }

    private Granule with(
            int rows, String cells, int tileRows, String tileCells, int version, int number, long momentMs) {
        return new Granule(
                id,
                product,
                satellites,
                families,
                flags,
                fileName,
                fileBytes,
                sha256,
                reading,
                firstMs,
                lastMs,
                samplesRead,
                samplesKept,
                rejected,
                rows,
                cells,
                tileRows,
                tileCells,
                loadedMs,
                loaderVersion,
                version,
                number,
                momentMs);
    }

    /** The place it takes among live granules: another file of the same slot is a newer version of this one. */
    @JsonIgnore
    public String slot() {
        return slotFolder() + fileName;
    }

    /** What the slots of all files of this product, these satellites and this day begin with. */
    @JsonIgnore
    public String slotFolder() {
        return String.join("/", product, String.join("+", satellites), day(), "");
    }

    /** The day of the middle, which a record more at either end does not change. */
    private String day() {
        return Instant.ofEpochMilli(firstMs + (lastMs - firstMs) / 2)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
