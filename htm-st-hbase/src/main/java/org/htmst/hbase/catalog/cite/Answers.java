package org.htmst.hbase.catalog.cite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.security.AccessDeniedException;
import org.htmst.expression.Definition;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.CatalogTable;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.retry.Patience;

/** The answers that a store knows by an id. */
public final class Answers {

    /** What rows of answers begin with; the id follows. */
    private static final String ANSWER = "answer/";

    /** What rows begin with that many answers share; their digest follows. */
    private static final String SHARED = "shared/";

    private static final int ID_DIGITS = 20;
    private static final int BITS_OF_DIGIT = 5;
    private static final int HASH_BITS = 256;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalog catalog;
    private final CatalogTable table;
    private final Patience patience;
    private final String software;

    /**
     * Those of the store of {@code catalog}, which may be a past state of it: answers are then of that.
     *
     * @param software name and version of the program
     */
    public Answers(Catalog catalog, Connection connection, String software) {
        this.catalog = catalog;
        this.table = new CatalogTable(connection);
        this.patience = Patience.of(connection);
        this.software = software;
    }

    /** What names meant. */
    private record Names(List<ChannelEntry> channels, List<Definition> definitions, Map<String, Integer> satellites) {}

    /**
     * Keeps what was asked, unless the same was asked before of the same. Where the store may only be read nothing is kept, and the id
     * is as it would be.
     *
     * @param granules all that the answer may be made of
     * @param now when the answer is made
     * @return what is kept: made when it was made first
     */
    public KeptAnswer keep(KeptAnswer.Question question, List<Granule> granules, Instant now) {
        try {
            Inventory inventory = catalog.inventory();
            List<RegionEntry> regions = new ArrayList<>();
            for (String name : question.regions()) {
                catalog.region(name).ifPresent(regions::add);
            }
            byte[] names = JSON.writeValueAsBytes(
                    new Names(inventory.channels(), inventory.definitions(), inventory.satellites()));
            byte[] numbers = JSON.writeValueAsBytes(
                    GranuleNumbers.text(granules.stream().map(Granule::id).toList()));
            List<byte[]> places = new ArrayList<>();
            for (RegionEntry region : regions) {
                places.add(JSON.writeValueAsBytes(region));
            }
            KeptAnswer answer = new KeptAnswer(
                    id(question, granules, regions, inventory),
                    question,
                    places.stream().map(Answers::digest).toList(),
                    digest(names),
                    digest(numbers),
                    software,
                    now.toEpochMilli());
            Optional<KeptAnswer> before = find(answer.id());
            return before.isPresent() ? before.get() : put(answer, names, numbers, places);
        } catch (IOException e) {
            throw patience.failure("keeping what was asked", e);
        }
    }

    private KeptAnswer put(KeptAnswer answer, byte[] names, byte[] numbers, List<byte[]> regions) throws IOException {
        try {
            share(names);
            share(numbers);
            for (byte[] region : regions) {
                share(region);
            }
            table.putIfAbsent(ANSWER + answer.id(), answer);
            // Another may have been first.
            return find(answer.id()).orElse(answer);
        } catch (AccessDeniedException e) {
            return answer;
        }
    }

    private void share(byte[] value) throws IOException {
        table.putValueIfAbsent(SHARED + digest(value), value);
    }

    /** The answer of an id; empty if this store does not know it. */
    public Optional<KeptAnswer> find(String id) {
        try {
            return table.get(ANSWER + id, KeptAnswer.class);
        } catch (IOException e) {
            throw patience.failure("reading what was asked", e);
        }
    }

    /**
     * The answer of an id.
     *
     * @throws HtmStException if this store does not know it
     */
    public KeptAnswer get(String id) {
        return find(id).orElseThrow(() -> new HtmStException(
                "the store knows no answer " + Excerpt.of(id)
                        + ": it was made of another store, or after the snapshot was taken that was restored since; give the"
                        + " answer's file in place of its id",
                false));
    }

    /** The numbers of the granules of an answer. */
    public List<Integer> numbers(KeptAnswer answer) {
        try {
            return GranuleNumbers.parse(shared(answer.granules(), String.class));
        } catch (IOException e) {
            throw patience.failure("reading what was asked", e);
        }
    }

    /**
     * The granules of an answer as they were, by their numbers.
     *
     * @throws HtmStException if nothing is known of one any more
     */
    public List<Granule> granules(KeptAnswer answer) {
        try {
            List<Integer> numbers = numbers(answer);
            Map<Integer, Granule> known = new LinkedHashMap<>();
            catalog.history().past(numbers).forEach((number, past) -> known.put(number, past.granule()));
            catalog.granules().forEach(granule -> known.put(granule.id(), granule));
            List<Integer> unknown = numbers.stream()
                    .filter(number -> !known.containsKey(number))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new HtmStException(
                        "nothing is known any more of "
                                + unknown.stream()
                                        .map(number -> "granule " + number)
                                        .collect(Collectors.joining(", "))
                                + " of answer " + answer.id()
                                + "; give the answer's file, for a store that has its files",
                        false);
            }
            return numbers.stream().map(known::get).toList();
        } catch (IOException e) {
            throw patience.failure("reading what was asked", e);
        }
    }

    /**
     * A file that an answer was made of.
     *
     * @param file its name
     * @param sha256 its digest
     * @param product its kind
     * @param granule the number that it had in the store that made the answer
     */
    public record Source(String file, String sha256, String product, int granule) {}

    /**
     * The granules of this store that are of some files, live ones before others.
     *
     * @throws HtmStException if some are missing, or would answer in another order than in the store that made the answer
     */
    public List<Granule> match(List<Source> sources) {
        try {
            Map<String, Granule> known = new LinkedHashMap<>();
            catalog.history().past().values().stream()
                    .filter(past -> past.goneMs() == 0)
                    .sorted(Comparator.comparingInt(past -> past.granule().id()))
                    .forEach(past -> known.put(key(past.granule()), past.granule()));
            catalog.granules().forEach(granule -> known.put(key(granule), granule));
            List<String> missing = sources.stream()
                    .filter(source -> !known.containsKey(key(source)))
                    .map(source -> source.file() + " (" + source.product() + ", SHA-256 " + source.sha256() + ")")
                    .toList();
            if (!missing.isEmpty()) {
                throw new HtmStException(
                        "the store has not, or no more, " + missing.size()
                                + (missing.size() == 1 ? " file" : " files") + " that the answer was made of: "
                                + String.join(", ", missing),
                        false);
            }
            checkOrder(sources, known);
            return sources.stream()
                    .map(source -> known.get(key(source)))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw patience.failure("reading the history of the store", e);
        }
    }

    /** Of samples in several files those of the one that was loaded last answer. */
    private static void checkOrder(List<Source> sources, Map<String, Granule> known) {
        for (Source one : sources) {
            for (Source other : sources) {
                Granule here = known.get(key(one));
                Granule there = known.get(key(other));
                boolean overlap = here.product().equals(there.product())
                        && here.window().intersects(there.window())
                        && here.satellites().stream().anyMatch(there.satellites()::contains);
                if (one.granule() < other.granule() && here.id() > there.id() && overlap) {
                    throw new HtmStException(
                            "the answer was made where " + other.file() + " was loaded after " + one.file()
                                    + ", with which it shares time; here it was before, so that another would come of it",
                            false);
                }
            }
        }
    }

    private static String key(Source source) {
        return source.product() + "/" + source.file() + "/" + source.sha256();
    }

    private static String key(Granule granule) {
        return granule.product() + "/" + granule.fileName() + "/" + granule.sha256();
    }

    /** The catalog as it was when an answer was made, as far as that asks. */
    public Catalog then(KeptAnswer answer) {
        try {
            Names names = shared(answer.names(), Names.class);
            List<RegionEntry> regions = new ArrayList<>();
            for (String region : answer.regions()) {
                regions.add(shared(region, RegionEntry.class));
            }
            return catalog.past(granules(answer), names.channels(), names.definitions(), names.satellites(), regions);
        } catch (IOException e) {
            throw patience.failure("reading what was asked", e);
        }
    }

    private <T> T shared(String digest, Class<T> type) throws IOException {
        return table.get(SHARED + digest, type)
                .orElseThrow(() -> new HtmStException(
                        "the catalog has lost row '" + SHARED + digest + "', which an answer needs; give its file",
                        false));
    }

    /** The id that a question of some granules has. */
    private static String id(
            KeptAnswer.Question question, List<Granule> granules, List<RegionEntry> regions, Inventory inventory)
            throws IOException {
        List<Object> all = new ArrayList<>();
        all.add(question.arguments());
        all.add(question.files());
        regions.forEach(region -> all.add(List.of(region.name(), region.geometry())));
        all.add(inventory.channels().stream().map(ChannelEntry::channel).toList());
        all.add(inventory.definitions());
        // In the order in which they were loaded: of samples in several the last counts.
        granules.stream()
                .sorted(Comparator.comparingInt(Granule::id))
                .map(granule -> List.of(
                        granule.product(),
                        granule.satellites(),
                        granule.fileName(),
                        granule.sha256(),
                        granule.reading()))
                .forEach(all::add);
        BigInteger hash = new BigInteger(1, hash(JSON.writeValueAsBytes(all)));
        String digits = hash.shiftRight(HASH_BITS - ID_DIGITS * BITS_OF_DIGIT).toString(1 << BITS_OF_DIGIT);
        return "htmst-" + "0".repeat(ID_DIGITS - digits.length()) + digits;
    }

    private static String digest(byte[] value) {
        return HexFormat.of().formatHex(hash(value));
    }

    private static byte[] hash(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
