package org.htmst.hbase.catalog.cite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Numbers of granules as a text: a file a day has numbers that follow each other, so that ranges are short. */
final class GranuleNumbers {

    private GranuleNumbers() {}

    /** Such as {@code 1-1825,1830}. */
    static String text(Collection<Integer> numbers) {
        List<Integer> sorted = numbers.stream().sorted().distinct().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            int first = sorted.get(i);
            while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (sorted.get(i) > first) {
                text.append('-').append(sorted.get(i));
            }
        }
        return text.toString();
    }

    static List<Integer> parse(String text) {
        List<Integer> numbers = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String range : text.split(",")) {
                String[] ends = range.split("-");
                for (int number = Integer.parseInt(ends[0]);
                        number <= Integer.parseInt(ends[ends.length - 1]);
                        number++) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }
}
