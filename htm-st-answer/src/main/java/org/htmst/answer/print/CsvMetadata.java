package org.htmst.answer.print;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that stands beside an answer in text and says what its columns are and where they come from. */
public final class CsvMetadata {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * What is said of a column.
     *
     * @param name its header
     * @param datatype in the words of XML Schema: {@code date-time}, {@code string}, {@code integer} or {@code number}
     * @param description one line of what it is, or an empty string
     * @param unit as the provider spells it, or an empty string
     * @param required whether no cell is without one
     */
    public record Entry(String name, String datatype, String description, String unit, boolean required) {

        /** A column where instants and whole numbers are never missing, and texts and numbers may be. */
        public Entry(String name, String datatype, String description, String unit) {
            this(name, datatype, description, unit, datatype.equals("date-time") || datatype.equals("integer"));
        }
    }

    private CsvMetadata() {}

    /** The place of the description of {@code answer}: its name with {@code -metadata.json} behind it. */
    public static Path path(Path answer) {
        return answer.resolveSibling(answer.getFileName() + "-metadata.json");
    }

    /** Writes to {@code path} the description of an answer that will be called {@code answerName}. */
    public static void write(Path path, String answerName, List<Entry> columns, Provenance provenance)
            throws IOException {
        Files.writeString(path, text(answerName, columns, provenance));
    }

    /** The description of an answer that is called {@code answerName}, which may be an address. */
    public static String text(String answerName, List<Entry> columns, Provenance provenance) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("@context", "http://www.w3.org/ns/csvw");
        root.put("url", answerName);
        ArrayNode list = root.putObject("tableSchema").putArray("columns");
        for (Entry column : columns) {
            ObjectNode entry = list.addObject();
            entry.put("name", column.name());
            entry.put("datatype", column.datatype());
            put(entry, "dc:description", column.description());
            put(entry, "schema:unitText", column.unit());
        }
        root.set("prov:wasDerivedFrom", provenance.json());
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void put(ObjectNode entry, String member, String text) {
        if (!text.isEmpty()) {
            entry.put(member, text);
        }
    }
}
