package org.htmst.serve.edr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.answer.print.AnswerFormat;

/** The forms of answers, as {@code f} names them. */
enum EdrFormat {
    COVERAGEJSON("CoverageJSON", "application/prs.coverage+json", AnswerFormat.COVERAGEJSON, "covjson"),
    GEOJSON("GeoJSON", "application/geo+json", AnswerFormat.GEOJSON, "json"),
    CSV("CSV", "text/csv; charset=utf-8; header=present", AnswerFormat.CSV),
    JSONL("JSONL", "application/x-ndjson", AnswerFormat.JSONL, "ndjson"),
    NETCDF("NetCDF", "application/x-netcdf", AnswerFormat.NETCDF, "nc"),
    NETCDF4("NetCDF4", "application/x-netcdf4", AnswerFormat.NETCDF4, "nc4"),
    ARROW("Arrow", "application/vnd.apache.arrow.stream", AnswerFormat.ARROW),
    PARQUET("Parquet", "application/vnd.apache.parquet", AnswerFormat.PARQUET),
    /** Columns and sources of an answer without its samples. */
    PROVENANCE("provenance", "application/csvm+json", null);

    private final String label;
    private final String type;
    private final AnswerFormat answer;
    private final List<String> others;

    EdrFormat(String label, String type, AnswerFormat answer, String... others) {
        this.label = label;
        this.type = type;
        this.answer = answer;
        this.others = List.of(others);
    }

    String label() {
        return label;
    }

    String type() {
        return type;
    }

    /** What writes it; empty for the provenance alone. */
    Optional<AnswerFormat> answer() {
        return Optional.ofNullable(answer);
    }

    /** The names of those that have samples. */
    static List<String> labels() {
        return ofSamples().map(EdrFormat::label).toList();
    }

    /** Their media types. */
    static Stream<String> types() {
        return ofSamples().map(format -> bare(format.type));
    }

    private static Stream<EdrFormat> ofSamples() {
        return Arrays.stream(values())
                .filter(format -> format.answer != null && format.answer.fault().isEmpty());
    }

    /**
     * The form of a name or media type, in any case.
     *
     * @throws IllegalArgumentException if none has it
     */
    static EdrFormat parse(String text) {
        return find(text)
                .filter(format -> format.answer == null || format.answer.fault().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "it is no form of answers; give one of " + String.join(", ", labels())));
    }

    /** The first form that a header of acceptable media types names; empty if it names none. */
    static Optional<EdrFormat> accepted(String header) {
        return Arrays.stream(header.split(","))
                .flatMap(each -> find(each.strip()).stream())
                .filter(format -> format.answer == null || format.answer.fault().isEmpty())
                .findFirst();
    }

    private static Optional<EdrFormat> find(String text) {
        String name = bare(text);
        return Arrays.stream(values())
                .filter(format -> format.label.equalsIgnoreCase(name)
                        || bare(format.type).equals(name)
                        || format.others.contains(name))
                .findFirst();
    }

    private static String bare(String type) {
        return type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** How the command line says it, a blank before. */
    String option() {
        return answer == null
                ? ""
                : answer.isStreamed()
                        ? " --format " + answer
                        : " -o answer" + answer.suffixes().get(0);
    }
}
