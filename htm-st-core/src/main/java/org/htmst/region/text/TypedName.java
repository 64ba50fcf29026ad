package org.htmst.region.text;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people type for names: {@code *} and {@code ?} stand for any letters and any letter, and case does not matter where that leaves one name. */
public final class TypedName {

    private TypedName() {}

    /** Those of {@code known} that {@code typed} fits; {@code typed} itself if it fits none, or if it is no pattern and fits several. */
    public static List<String> fitting(String typed, Collection<String> known) {
        if (known.contains(typed)) {
            return List.of(typed);
        }
        boolean isPattern = typed.contains("*") || typed.contains("?");
        Pattern pattern = Pattern.compile(
                Stream.of(typed.split("(?<=[*?])|(?=[*?])"))
                        .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                        .collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE);
        List<String> fitting = known.stream()
                .filter(name -> pattern.matcher(name).matches())
                .distinct()
                .sorted()
                .toList();
        return isPattern && !fitting.isEmpty() || fitting.size() == 1 ? fitting : List.of(typed);
    }
}
