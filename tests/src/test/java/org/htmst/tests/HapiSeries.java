package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What HAPI's public verifier wants of every dataset: a cadence, of which the dataset has more than one, and a sample, if it has one, more
 * than ten; and two records in what it asks for, which is the sample, or else a hundred cadences.
 */
final class HapiSeries {

    private static final int IN_SAMPLE = 10;
    private static final int ASKED = 100;

    private HapiSeries() {}

    /**
     * Holds a dataset to it.
     *
     * @param info what the server says of it
     * @param server with a slash at the end
     */
    static void check(String dataset, JsonNode info, URI server) throws IOException, InterruptedException {
        Duration cadence = Duration.parse(info.get("cadence").asText());
        Instant start = Instant.parse(info.get("startDate").asText());
        Instant stop = Instant.parse(info.get("stopDate").asText());
        assertTrue(cadence.compareTo(Duration.ZERO) > 0 && start.plus(cadence).isBefore(stop), dataset);
        assertEquals(info.has("sampleStartDate"), info.has("sampleStopDate"), dataset);
        Instant from = start;
        Instant to = List.of(start.plus(cadence.multipliedBy(ASKED)), stop).stream()
                .sorted()
                .toList()
                .get(0);
        if (info.has("sampleStartDate")) {
            from = Instant.parse(info.get("sampleStartDate").asText());
            to = Instant.parse(info.get("sampleStopDate").asText());
            assertTrue(!from.isBefore(start) && !to.isAfter(stop), dataset);
            assertTrue(
                    from.plus(cadence.multipliedBy(IN_SAMPLE)).isBefore(to),
                    dataset + " from " + from + " to " + to + " by " + cadence);
        }
        String path = "hapi/data?dataset=" + dataset + "&parameters=Time&start=" + from + "&stop=" + to;
        HttpResponse<String> records = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, records.statusCode(), path);
        assertTrue(records.body().lines().limit(2).count() == 2, path + ": " + records.body());
    }
}
