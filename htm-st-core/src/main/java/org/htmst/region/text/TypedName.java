package org.htmst.region.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What people type for names: {@code *} and {@code ?} stand for any letters and any letter, and case does not matter where that leaves one name. */
public final class TypedName {

    private TypedName() {}

    /** Those of {@code known} that {@code typed} fits; {@code typed} itself if it fits none, or if it is no pattern and fits several. */
    public static List<String> fitting(String typed, Collection<String> known) {
        if (known.contains(typed)) {
            return List.of(typed);
        }
        boolean isPattern = typed.contains("*") || typed.contains("?");
        String lower = typed.toLowerCase(Locale.ROOT);
        List<String> fitting = known.stream()
                .filter(name -> fits(lower, name.toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted()
                .toList();
        return isPattern && !fitting.isEmpty() || fitting.size() == 1 ? fitting : List.of(typed);
    }

    /**
     * Whether a name fits a pattern. What a star stands for is the shortest that does, and grows from there if what follows does not fit: a
     * regular expression tries the stars before it, too, which takes forever for many stars, and who types need not be a friend.
     */
    private static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int behindStar = 0;
        while (n < name.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            if (wanted == '*') {
                star = p++;
                behindStar = n;
            } else if (wanted == '?' || wanted == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++behindStar;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(letter -> letter == '*');
    }
}
