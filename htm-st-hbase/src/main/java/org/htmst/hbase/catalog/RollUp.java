package org.htmst.hbase.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.htmst.time.TimeWindow;

/**
 * Counts of the samples of a satellite in a period, of all granules of a product that were live when they were made. They are good as long
 * as no other granule is there: see {@link Inventory#rollUps}.
 *
 * @param id its number, which is in the key of each of its rows; no granule has it
 * @param product such as {@code poes-proc}
 * @param satellite its name
 * @param satelliteNumber its number in the catalog
 * @param startMs a midnight (UTC) with which the period begins, ms since 1970
 * @param endMs the midnight with which it ends
 * @param granules the numbers of the granules, ascending
 * @param models the number of the channel models with which its rows were written
 * @param shellChannel the number of the channel that is L; 0 if the product has none
 * @param hourChannel the number of the channel that is magnetic local time; 0 if the product has none
 */
public record RollUp(
        int id,
        String product,
        String satellite,
        int satelliteNumber,
        long startMs,
        long endMs,
        List<Integer> granules,
        int models,
        int shellChannel,
        int hourChannel) {

    public RollUp {
        granules = List.copyOf(granules);
    }

    /** Its period. */
    @JsonIgnore
    public TimeWindow window() {
        return new TimeWindow(startMs, endMs);
    }

    /** What it is of, which one of the catalog's rows is called by. */
    @JsonIgnore
    public String subject() {
        return String.join("/", product, satellite, Long.toString(startMs), Long.toString(endMs));
    }

    /** Whether it counts a granule's samples, should that be live. */
    boolean isOf(Granule granule) {
        return granule.product().equals(product)
                && granule.satellites().contains(satellite)
                && granule.window().intersects(window());
    }
}
