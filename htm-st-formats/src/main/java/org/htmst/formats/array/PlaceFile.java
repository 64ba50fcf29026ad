package org.htmst.formats.array;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.formats.SourceFile;

/**
 * Another file of the same satellite, from which the places are interpolated in time.
 *
 * @param of what the files that need it are called, with {@code *} and {@code ?}
 * @param file what it is called itself, likewise; {@code {1}} is what the first {@code *} or {@code ?} of {@code of} stands for. Of
 *     several the last by name is taken, which is the newest version
 * @param time its variable of times
 * @param maxGap how far apart two neighbouring places may be for one between them to be told (s); {@value #USUAL_GAP_S} unless given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"of", "file", "time", "maxGap"})
record PlaceFile(String of, String file, String time, Double maxGap) {

    /** Between places a minute apart in a low orbit a cubic is right to a few metres. */
    private static final double USUAL_GAP_S = 60;

    private static final double LONGEST_GAP_S = 600;
    private static final double MS_PER_S = 1000;
    private static final Pattern NUMBER = Pattern.compile("\\{(\\d{1,3})}");

    public PlaceFile {
        required("of", of);
        required("file", file);
        required("time", time);
        if (file.matches(".*[/\\\\].*")) {
            throw new IllegalArgumentException(
                    "'" + file + "' has folders in it; a file beside the one that needs it was expected");
        }
        long wildcards = of.chars().filter(c -> c == '*' || c == '?').count();
        for (Matcher number = NUMBER.matcher(file); number.find(); ) {
            int n = Integer.parseInt(number.group(1));
            if (n < 1 || n > wildcards) {
                throw new IllegalArgumentException(
                        "'" + file + "' has {" + n + "} in it, but '" + of + "' has " + wildcards + " of * and ?");
            }
        }
        if (maxGap != null && !(maxGap > 0 && maxGap <= LONGEST_GAP_S)) {
            throw new IllegalArgumentException(
                    "maxGap " + maxGap + " s is not allowed; give more than 0, and at most " + LONGEST_GAP_S);
        }
    }

    /** How far apart two neighbouring places may be (ms). */
    long maxGapMs() {
        return Math.round(Objects.requireNonNullElse(maxGap, USUAL_GAP_S) * MS_PER_S);
    }

    /** Whether a file is called as those are from which others have their places, and not as those others. */
    boolean isName(String name) {
        return Glob.parts(of, name).isEmpty()
                && pattern(n -> ".*").matcher(name).matches();
    }

    /** Whether a file has its places from one of that name. */
    boolean isOf(String name, String places) {
        return Glob.parts(of, name)
                .filter(parts -> pattern(parts).matcher(places).matches())
                .isPresent();
    }

    /**
     * Reads the file with the places of another.
     *
     * @throws org.htmst.failure.HtmStException if there is none, or it cannot be read
     */
    SourceFile beside(SourceFile other) {
        List<String> parts = Glob.parts(of, other.name())
                .orElseThrow(() -> other.error("is not called '" + of
                        + "', so that the descriptor does not say which file beside it has its places"));
        Pattern pattern = pattern(parts);
        Optional<String> name = other.neighbours().names().stream()
                .filter(n -> !n.equals(other.name()) && pattern.matcher(n).matches())
                .max(Comparator.naturalOrder());
        return other.neighbours()
                .read(name.orElseThrow(() -> other.error(
                        "needs the file with its places beside it, '" + told(parts) + "', which is not there")));
    }

    private String told(List<String> parts) {
        return NUMBER.matcher(file)
                .replaceAll(n -> Matcher.quoteReplacement(parts.get(Integer.parseInt(n.group(1)) - 1)));
    }

    private Pattern pattern(List<String> parts) {
        return pattern(n -> Pattern.quote(parts.get(n - 1)));
    }

    private Pattern pattern(IntFunction<String> regexOfNumber) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (Matcher number = NUMBER.matcher(file); number.find(); from = number.end()) {
            regex.append(Glob.regex(file.substring(from, number.start())))
                    .append(regexOfNumber.apply(Integer.parseInt(number.group(1))));
        }
        regex.append(Glob.regex(file.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
