package org.htmst.tests.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.htmst.tests.SampleLines;

/**
 * What each version of each file adds to the answer of each question, by a {@link MemorySource} of the files. A sample
 * tells by satellite and time of which slot it is: no two slots of a satellite overlap.
 */
final class Oracle {

    private static final int VERSIONS = 2;

    /** Of each question and slot, by version; 0 is none. */
    private final Fingerprint[][][] expected;

    private final Map<String, NavigableMap<Long, Integer>> slots = new HashMap<>();

    private Oracle(int slotCount) {
        expected = new Fingerprint[Question.values().length][slotCount][VERSIONS + 1];
        for (Fingerprint[][] ofQuestion : expected) {
            for (Fingerprint[] ofSlot : ofQuestion) {
                ofSlot[0] = Fingerprint.EMPTY;
            }
        }
    }

    /** Reads all files. */
    static Oracle of(DrillFiles files) {
        Oracle oracle = new Oracle(files.slots());
        CsvDescriptor descriptor = CsvDescriptor.read(files.descriptor());
        List<SampleTable> tables = new ArrayList<>();
        for (int version = 1; version <= VERSIONS; version++) {
            for (LoadFile file : files.ofVersion(version)) {
                SampleTable table =
                        SourceFiles.read(file.path(), Optional.of(descriptor)).samples();
                oracle.addSlot(file.slot(), table);
                tables.add(table);
            }
            oracle.expect(version, new MemorySource(tables));
        }
        return oracle;
    }

    private void addSlot(int slot, SampleTable table) {
        slots.computeIfAbsent(table.satellites().get(0), s -> new TreeMap<>())
                .put(Arrays.stream(table.timeMs()).min().orElseThrow(), slot);
    }

    /** A version of a file has the times of that before it, and so takes its place in {@code source}, too. */
    private void expect(int version, MemorySource source) {
        for (Question question : Question.values()) {
            try (SampleCursor cursor = source.scan(question.query(), QueryLimits.NONE)) {
                Fingerprint[] ofSlots = read(cursor);
                for (int slot = 0; slot < ofSlots.length; slot++) {
                    expected[question.ordinal()][slot][version] = ofSlots[slot];
                }
            }
        }
    }

    /** Reads an answer to its end, and sums it up by slot. */
    Fingerprint[] read(SampleCursor cursor) {
        Fingerprint[] sums = new Fingerprint[expected[0].length];
        Arrays.fill(sums, Fingerprint.EMPTY);
        for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
            List<String> answers = SampleLines.of(batch);
            for (int i = 0; i < batch.size(); i++) {
                int slot = slots.get(batch.satellite())
                        .floorEntry(batch.timeMs()[i])
                        .getValue();
                sums[slot] = sums[slot].plus(answers.get(i));
            }
        }
        return sums;
    }

    /**
     * What is wrong with an answer, if anything.
     *
     * @param answer of {@link #read}
     * @param oldest of each slot the version that was acknowledged before the question was asked; 0 for none
     * @param newest of each slot the version that was begun when the answer ended; 0 for none
     */
    Optional<String> fault(Question question, Fingerprint[] answer, int[] oldest, int[] newest) {
        for (int slot = 0; slot < answer.length; slot++) {
            Fingerprint[] versions = expected[question.ordinal()][slot];
            boolean whole = false;
            for (int version = oldest[slot]; version <= newest[slot]; version++) {
                whole |= of(versions, version).equals(answer[slot]);
            }
            if (!whole) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "%s answers %s of slot %d; allowed are versions %d to %d of %s",
                        question,
                        answer[slot],
                        slot,
                        oldest[slot],
                        newest[slot],
                        Arrays.toString(versions)));
            }
        }
        return Optional.empty();
    }

    /** Versions beyond those of files are the first and second in turn; 0 is none. */
    private static Fingerprint of(Fingerprint[] versions, int version) {
        return version < versions.length ? versions[version] : versions[2 - version % 2];
    }
}
