package org.htmst.interpolation.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.htmst.interpolation.result.RunProvenance;

/** What a file of a picture says of where it comes from, by the keywords that PNG has for it. */
final class FigureFacts {

    private FigureFacts() {}

    /** The facts, by keywords. */
    static Map<String, String> of(RunProvenance provenance) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Software", provenance.software());
        facts.put("Creation Time", provenance.created().toString());
        if (!provenance.command().isEmpty()) {
            facts.put("Description", provenance.command());
        }
        if (!provenance.answer().isEmpty()) {
            facts.put("Answer", provenance.answer());
        }
        facts.put(
                "Source",
                provenance.sources().stream()
                        .map(source -> source.file() + " sha256:" + source.sha256())
                        .collect(Collectors.joining("\n")));
        return facts;
    }
}
