package org.htmst.hbase.catalog.cite;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was asked, and of what: enough to ask it again. Its id is made of all of this but of numbers that only one store gives, and of
 * when it was and by which version of the program: asked again of the same files, the question has the same id.
 *
 * @param id such as {@code htmst-5v0d3m8ki1u2q7g4r9ab}
 * @param question what was asked
 * @param regions the digests under which the regions are kept that it names
 * @param names the digest under which the channels, definitions and satellites are kept that the store knew
 * @param granules the digest under which the numbers of its granules are kept
 * @param software name and version of the program that made it first
 * @param createdMs when it was made first, ms since 1970 UTC
 */
public record KeptAnswer(
        String id,
        Question question,
        List<String> regions,
        String names,
        String granules,
        String software,
        long createdMs) {

    private static final Pattern ID = Pattern.compile("htmst-[0-9a-v]{20}");

    /**
     * A question as it was typed, without what says only where the store is and where answers go.
     *
     * @param arguments of the program
     * @param files of those that it reads beside the store, by what was typed, the SHA-256 in hexadecimal digits
     * @param regions the names of those that were added to the store
     */
    public record Question(List<String> arguments, SortedMap<String, String> files, List<String> regions) {

        public Question {
            arguments = List.copyOf(arguments);
            files = new TreeMap<>(files);
            regions = List.copyOf(regions);
        }
    }

    public KeptAnswer {
        regions = List.copyOf(regions);
    }

    /** Whether a text has the form of an id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
