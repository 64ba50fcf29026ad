package org.htmst.tests;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.sample.SampleBatch;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/**
 * Samples of answers in any form, as lines: time in ms, satellite, longitude from -180 on, latitude, values as the 32-bit numbers nearest
 * to them, which all forms have, and nothing for one that is missing.
 */
final class EdrRows {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private EdrRows() {}

    /** Those of a batch; channels that the product lacks are missing. */
    static List<String> of(SampleBatch batch) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            List<String> values = new ArrayList<>();
            for (double[] column : batch.values()) {
                values.add(number(column[i]));
            }
            rows.add(row(
                    batch.timeMs()[i],
                    batch.satellite(),
                    batch.positionType().text(batch.lonDeg()[i]),
                    number(batch.latDeg()[i]),
                    values));
        }
        return rows;
    }

    /** Those of an answer of a form, whose channels have these names. */
    static List<String> of(String form, byte[] body, List<String> channels) throws IOException, SQLException {
        return switch (form) {
            case "CSV" ->
                table(new String(body, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> List.of(line.split(",", -1)))
                        .toList());
            case "JSONL" -> {
                List<String> rows = new ArrayList<>();
                for (String line :
                        new String(body, StandardCharsets.UTF_8).lines().toList()) {
                    JsonNode sample = JSON.readTree(line);
                    rows.add(row(sample, sample.get("lon"), sample.get("lat"), channels));
                }
                yield rows;
            }
            case "GeoJSON" -> {
                List<String> rows = new ArrayList<>();
                for (JsonNode feature : JSON.readTree(body).get("features")) {
                    JsonNode place = feature.at("/geometry/coordinates");
                    rows.add(row(feature.get("properties"), place.get(0), place.get(1), channels));
                }
                yield rows;
            }
            case "CoverageJSON" -> coverages(JSON.readTree(body), channels);
            case "NetCDF" -> netcdf(body, channels);
            case "Arrow" -> columns(ColumnText.ofArrowStream(body));
            case "Parquet" -> {
                Path file = Files.createTempFile("htm-st", ".parquet");
                Files.write(file, body);
                List<String> rows = columns(ColumnText.ofParquet(file));
                Files.delete(file);
                yield rows;
            }
            default -> throw new IllegalArgumentException(form);
        };
    }

    private static List<String> columns(ColumnText text) {
        List<List<String>> lines = new ArrayList<>(List.of(text.header()));
        lines.addAll(text.rows());
        return table(lines);
    }

    /** A header and lines: time, satellite, lon, lat, alt, then the channels. */
    private static List<String> table(List<List<String>> lines) {
        return lines.stream()
                .skip(1)
                .map(cells -> row(
                        Instant.parse(cells.get(0)).toEpochMilli(),
                        cells.get(1),
                        number(cells.get(2)),
                        number(cells.get(3)),
                        cells.subList(5, cells.size()).stream()
                                .map(EdrRows::number)
                                .toList()))
                .toList();
    }

    private static String row(JsonNode sample, JsonNode lon, JsonNode lat, List<String> channels) {
        return row(
                Instant.parse(sample.get("time").asText()).toEpochMilli(),
                sample.get("satellite").asText(),
                lon.asText(),
                number(lat.asText()),
                channels.stream().map(name -> number(sample.get(name))).toList());
    }

    private static List<String> coverages(JsonNode collection, List<String> channels) {
        List<String> rows = new ArrayList<>();
        for (JsonNode coverage : collection.get("coverages")) {
            JsonNode tuples = coverage.at("/domain/axes/composite/values");
            for (int i = 0; i < tuples.size(); i++) {
                List<String> values = new ArrayList<>();
                for (String name : channels) {
                    values.add(number(
                            coverage.at("/ranges").path(name).path("values").path(i)));
                }
                JsonNode tuple = tuples.get(i);
                rows.add(row(
                        Instant.parse(tuple.get(0).asText()).toEpochMilli(),
                        coverage.get("htmst:satellite").asText(),
                        tuple.get(1).asText(),
                        number(tuple.get(2).asText()),
                        values));
            }
        }
        return rows;
    }

    private static List<String> netcdf(byte[] body, List<String> channels) throws IOException {
        List<String> rows = new ArrayList<>();
        try (NetcdfFile file = NetcdfFile.openInMemory("answer.nc", body)) {
            Variable time = file.findVariable("time");
            String since = time.findAttribute("units").getStringValue().replace("milliseconds since ", "");
            long originMs = Instant.parse(since.replace(" ", "T") + "Z").toEpochMilli();
            String[] satellites = file.findVariable("satellite")
                    .findAttribute("flag_meanings")
                    .getStringValue()
                    .split(" ");
            Array times = time.read();
            Array numbers = file.findVariable("satellite").read();
            Array lons = file.findVariable("lon").read();
            Array lats = file.findVariable("lat").read();
            List<Array> columns = new ArrayList<>();
            List<Double> fills = new ArrayList<>();
            for (String name : channels) {
                Variable variable = file.findVariable(name.replace('/', '_'));
                columns.add(variable.read());
                fills.add(variable.findAttribute("_FillValue").getNumericValue().doubleValue());
            }
            for (int i = 0; i < times.getSize(); i++) {
                List<String> values = new ArrayList<>();
                for (int c = 0; c < columns.size(); c++) {
                    double value = columns.get(c).getDouble(i);
                    values.add(number(value == fills.get(c) ? Double.NaN : value));
                }
                rows.add(row(
                        originMs + (long) times.getDouble(i),
                        satellites[numbers.getInt(i)],
                        number(lons.getDouble(i)),
                        number(lats.getDouble(i)),
                        values));
            }
        }
        return rows;
    }

    private static String number(JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() ? "" : number(value.asText());
    }

    private static String number(String text) {
        return text.isEmpty() ? "" : number(Double.parseDouble(text));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Float.toString((float) value);
    }

    private static String row(long timeMs, String satellite, String lon, String lat, List<String> values) {
        BigDecimal lonDeg = new BigDecimal(lon);
        BigDecimal signed = lonDeg.doubleValue() < 180 ? lonDeg : lonDeg.subtract(BigDecimal.valueOf(360));
        return timeMs + " " + satellite + " " + number(signed.doubleValue()) + " " + lat + " " + values;
    }
}
