package org.htmst.serve.dataset;

import java.util.Locale;
import java.util.Optional;

/**
 * Ids of datasets: letters, digits and {@code _}, 31 at the most, so that they are names in programs and stand in addresses as they are,
 * as HAPI recommends. {@code noaa_18_poes_proc_polar_cap_n} is noaa-18, poes-proc, polar-cap-north.
 */
public final class DatasetId {

    private static final int MOST = 31;

    /** What is left to a region and the kind, so that something is left of satellite and product. */
    private static final int MOST_PLACE = 20;

    /** Digits that tell names apart which are cut off. */
    private static final int DIGITS = 4;

    private static final int MIX = 0x9E37_79B1;

    private DatasetId() {}

    /** The id of all samples of a satellite's product, which depends on these names alone. */
    public static String of(String satellite, String product) {
        return of(satellite, product, Optional.empty(), DatasetKind.SAMPLES);
    }

    /** The id, which depends on these names alone. */
    static String of(String satellite, String product, Optional<String> region, DatasetKind kind) {
        String end = region.map(name -> place(name, MOST_PLACE - kind.suffix().length()))
                        .orElse("")
                + kind.suffix();
        String source = identifier(satellite + "_" + product);
        return source.length() + end.length() <= MOST
                ? source + end
                : cut(source, satellite + " " + product, MOST - end.length()) + end;
    }

    /** The part of the id that tells the region. */
    private static String place(String region, int most) {
        String place = "_" + identifier(region).replaceAll("_north$", "_n").replaceAll("_south$", "_s");
        return place.length() <= most ? place : cut(place, region, most);
    }

    private static String cut(String text, String whole, int most) {
        // All digits depend on the last letters, too: names of one beginning stay apart.
        int mixed = whole.hashCode() * MIX;
        String mark = String.format(Locale.ROOT, "%08x", mixed).substring(0, DIGITS);
        return text.substring(0, most - 1 - DIGITS) + "_" + mark;
    }

    private static String identifier(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.matches("[0-9].*") ? "_" + plain : plain;
    }
}
