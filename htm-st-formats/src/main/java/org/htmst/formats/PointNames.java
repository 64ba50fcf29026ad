package org.htmst.formats;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a file of points say where and when.
 *
 * @param names of longitude, latitude and, if they have times, time; empty for the usual ones: lon or longitude, lat or latitude, and time
 *     if there is such a column
 */
public record PointNames(List<String> names) {

    /** Those that are usually called so. */
    public static final PointNames USUAL = new PointNames(List.of());

    private static final List<List<String>> USUAL_NAMES =
            List.of(List.of("lon", "longitude"), List.of("lat", "latitude"), List.of("time"));

    public PointNames {
        names = List.copyOf(names);
        if (!names.isEmpty() && names.size() != 2 && names.size() != 3) {
            throw new IllegalArgumentException(
                    "columns of points are those of longitude, latitude and, if there is one, time; " + names.size()
                            + " were given");
        }
    }

    /**
     * The names in a file: of longitude and latitude, then that of time, if it has one.
     *
     * @param there names of the file's columns
     * @param file told in errors
     * @throws org.htmst.failure.HtmStException if one is not there
     */
    public List<String> in(List<String> there, SourceFile file) {
        if (!names.isEmpty()) {
            for (String name : names) {
                check(there.contains(name), name, there, file);
            }
            return names;
        }
        Optional<String> lon = usual(0, there);
        Optional<String> lat = usual(1, there);
        check(lon.isPresent(), "lon", there, file);
        check(lat.isPresent(), "lat", there, file);
        return usual(2, there).map(time -> List.of(lon.get(), lat.get(), time)).orElse(List.of(lon.get(), lat.get()));
    }

    private static Optional<String> usual(int which, List<String> there) {
        return there.stream()
                .filter(name -> USUAL_NAMES.get(which).stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    private static void check(boolean isThere, String name, List<String> there, SourceFile file) {
        if (!isThere) {
            throw file.error("has no column '" + name + "'; its columns: " + String.join(", ", there)
                    + "; --point-columns LON,LAT[,TIME] names those of points");
        }
    }
}
