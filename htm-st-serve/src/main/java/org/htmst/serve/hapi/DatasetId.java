package org.htmst.serve.hapi;

import java.util.Locale;
import java.util.Optional;
import org.htmst.region.text.NamedRegion;

/**
 * Ids of datasets: letters, digits and {@code _}, 31 at the most, so that they are names in programs and stand in addresses as they are,
 * as HAPI recommends. {@code noaa_18_poes_proc_polar_cap_n} is noaa-18, poes-proc, polar-cap-north.
 */
public final class DatasetId {

    private static final int MOST = 31;

    /** Digits that tell names apart which are cut off. */
    private static final int DIGITS = 4;

    private DatasetId() {}

    /** The id, which depends on these names alone. */
    public static String of(String satellite, String product, Optional<NamedRegion> region) {
        String source = identifier(satellite + "_" + product);
        String place = region.map(DatasetId::place).orElse("");
        if (source.length() + place.length() <= MOST) {
            return source + place;
        }
        String mark = String.format(Locale.ROOT, "%08x", (satellite + " " + product).hashCode())
                .substring(0, DIGITS);
        return source.substring(0, Math.max(1, MOST - place.length() - 1 - DIGITS)) + "_" + mark + place;
    }

    /** The end of the id of a region's samples. */
    private static String place(NamedRegion region) {
        return "_" + identifier(region.toString()).replaceAll("_north$", "_n").replaceAll("_south$", "_s");
    }

    private static String identifier(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.matches("[0-9].*") ? "_" + plain : plain;
    }
}
