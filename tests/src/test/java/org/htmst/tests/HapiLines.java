package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of HAPI as lines that can be compared: the time of a record, and the numbers of each parameter in brackets. */
final class HapiLines {

    private HapiLines() {}

    /** The lines, with brackets around the numbers of each parameter. */
    static List<String> ofCsv(byte[] body, Map<Long, List<List<String>>> expected) {
        List<Integer> sizes = expected.values().stream()
                .findFirst()
                .map(record -> record.stream().map(List::size).toList())
                .orElse(List.of());
        return new String(body, StandardCharsets.US_ASCII)
                .lines()
                .map(line -> {
                    List<String> fields = List.of(line.split(","));
                    List<List<String>> record = new ArrayList<>();
                    int at = 1;
                    for (int size : sizes) {
                        record.add(fields.subList(at, at + size));
                        at += size;
                    }
                    return fields.get(0) + "," + record;
                })
                .toList();
    }

    static List<String> ofJson(byte[] body) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode record : new ObjectMapper().readTree(body).get("data")) {
            List<List<String>> values = new ArrayList<>();
            for (int p = 1; p < record.size(); p++) {
                List<String> numbers = new ArrayList<>();
                JsonNode value = record.get(p);
                (value.isArray() ? value : List.of(value)).forEach(number -> numbers.add(text(number)));
                values.add(numbers);
            }
            lines.add(record.get(0).asText() + "," + values);
        }
        return lines;
    }

    private static String text(JsonNode number) {
        return number.isNull() ? "NaN" : number.asText();
    }

    static List<String> ofBinary(byte[] body, Map<Long, List<List<String>>> expected, List<String> parameters) {
        ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        for (List<List<String>> record : expected.values()) {
            String time = time(in);
            List<List<String>> values = new ArrayList<>();
            for (int p = 0; p < parameters.size(); p++) {
                List<String> numbers = new ArrayList<>();
                for (String like : record.get(p)) {
                    numbers.add(
                            parameters.get(p).equals("stop")
                                    ? time(in)
                                    : parameters.get(p).matches("samples|.*_count")
                                            ? Integer.toString(in.getInt())
                                            : like(like, in.getDouble()));
                }
                values.add(numbers);
            }
            lines.add(time + "," + values);
        }
        assertEquals(0, in.remaining());
        return lines;
    }

    /** The number in the form of the one that is expected, if it equals it: 32-bit numbers have fewer digits. */
    private static String like(String expected, double number) {
        double wanted = Double.parseDouble(expected);
        boolean isSame = Double.isNaN(number) && Double.isNaN(wanted)
                || number == wanted
                || number == (float) wanted && (float) number == number;
        return isSame ? expected : Double.toString(number);
    }

    private static String time(ByteBuffer in) {
        byte[] text = new byte[24];
        in.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
