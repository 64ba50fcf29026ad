package org.htmst.formats;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.htmst.sample.SampleTable;

/**
 * What a file holds: its checked samples, and what was left out and why.
 *
 * <p>Every record of the file is counted once: {@code samplesRead = samples.size() + sum of rejected}.
 *
 * @param file where it was read from
 * @param fileBytes its length
 * @param sha256 of its bytes, 64 lower case hexadecimal digits
 * @param reading how those bytes were understood: a digest of the descriptor or the version of the reader; the same bytes read
 *     another way are another content
 * @param product what kind of file it is
 * @param samples the samples kept, in order of time; at least one; each (satellite, time) once
 * @param samplesRead records in the file
 * @param rejected records left out, counted by reason, such as {@code latitude}
 * @param rejectedExamples the first rejections of each reason, such as {@code record 17: lat NaN is not in -90..90}
 * @param warnings what else a reader of the file should know, such as variables that are not stored
 */
public record SourceContent(
        Path file,
        long fileBytes,
        String sha256,
        String reading,
        Product product,
        SampleTable samples,
        int samplesRead,
        SortedMap<String, Integer> rejected,
        List<String> rejectedExamples,
        List<String> warnings) {

    public SourceContent {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        rejectedExamples = List.copyOf(rejectedExamples);
        warnings = List.copyOf(warnings);
        int left = rejected.values().stream().mapToInt(Integer::intValue).sum();
        if (samplesRead != samples.size() + left) {
            throw new IllegalArgumentException("counts of " + file + " do not add up: read " + samplesRead + ", kept "
                    + samples.size() + ", rejected " + left);
        }
    }
}
