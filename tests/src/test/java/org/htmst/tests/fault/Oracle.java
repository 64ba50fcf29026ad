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
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.hbase.read.SampleScan;
import org.htmst.sample.SampleBatch;
import org.htmst.tests.BruteForce;

/**
 * What each version of each file adds to the answer of each question, found by looking at every sample of the files. A sample
 * tells by satellite and time of which slot it is: no two slots of a satellite overlap.
 */
final class Oracle {

    private final Fingerprint[][][] expected;
    private final Map<String, NavigableMap<Long, Integer>> slots = new HashMap<>();

    private Oracle(int slotCount) {
        expected = new Fingerprint[Question.values().length][slotCount][];
        for (Fingerprint[][] ofQuestion : expected) {
            Arrays.setAll(ofQuestion, slot -> new Fingerprint[] {Fingerprint.EMPTY});
        }
    }

    /** Reads all files. */
    static Oracle of(DrillFiles files) {
        Oracle oracle = new Oracle(files.slots());
        CsvDescriptor descriptor = CsvDescriptor.read(files.descriptor());
        files.all().forEach(file -> oracle.add(file, SourceFiles.read(file.path(), Optional.of(descriptor))));
        return oracle;
    }

    private void add(LoadFile file, SourceContent content) {
        String satellite = content.samples().satellites().get(0);
        slots.computeIfAbsent(satellite, s -> new TreeMap<>())
                .put(Arrays.stream(content.samples().timeMs()).min().orElseThrow(), file.slot());
        for (Question question : Question.values()) {
            Fingerprint sum = Fingerprint.EMPTY;
            for (String answer : BruteForce.answers(List.of(content), question.query())) {
                sum = sum.plus(answer);
            }
            Fingerprint[][] ofSlots = expected[question.ordinal()];
            if (ofSlots[file.slot()].length != file.version()) {
                throw new IllegalArgumentException("versions of a slot must come in their order: " + file);
            }
            ofSlots[file.slot()] = Arrays.copyOf(ofSlots[file.slot()], file.version() + 1);
            ofSlots[file.slot()][file.version()] = sum;
        }
    }

    /** Reads an answer to its end, and sums it up by slot. */
    Fingerprint[] read(SampleScan scan) {
        Fingerprint[] sums = new Fingerprint[expected[0].length];
        Arrays.fill(sums, Fingerprint.EMPTY);
        List<String> answers = new ArrayList<>();
        for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
            answers.clear();
            BruteForce.addAnswers(batch, answers);
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
