package org.htmst.tests.mutant;

import java.util.Locale;

/**
 * What became of a mutant in the reader.
 *
 * @param number of the mutant
 * @param kind of damage
 * @param original the file it was made of
 * @param outcome what happened
 * @param ms processor time that it took
 * @param allocatedMb what was allocated in that time, freed or not
 * @param message what the reader said, or what is wrong
 */
record Verdict(int number, String kind, String original, Outcome outcome, long ms, long allocatedMb, String message) {

    /** What may happen. */
    enum Outcome {
        /** A message that names the file. */
        REFUSED,
        /** A table that equals a plain reading. */
        ACCEPTED,
        /** Anything else, which must not be. */
        FAULT
    }

    private static final String SEPARATOR = "\t";

    /** Of a mutant that is still to be tried. */
    static Verdict open(int number, String kind, String original) {
        return new Verdict(number, kind, original, Outcome.REFUSED, 0, 0, "");
    }

    Verdict fault(String what) {
        return new Verdict(number, kind, original, Outcome.FAULT, ms, allocatedMb, what);
    }

    Verdict accepted() {
        return new Verdict(number, kind, original, Outcome.ACCEPTED, ms, allocatedMb, "");
    }

    Verdict refused(String said) {
        return new Verdict(number, kind, original, Outcome.REFUSED, ms, allocatedMb, said);
    }

    /** As a line that {@link #parse} reads. */
    String line() {
        return String.join(
                SEPARATOR,
                Integer.toString(number),
                kind,
                original,
                outcome.name(),
                Long.toString(ms),
                Long.toString(allocatedMb),
                message.replaceAll("\\s+", " "));
    }

    static Verdict parse(String line) {
        String[] parts = line.split(SEPARATOR, 7);
        return new Verdict(
                Integer.parseInt(parts[0]),
                parts[1],
                parts[2],
                Outcome.valueOf(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                parts[6]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "mutant %d (%s of %s): %s %s", number, kind, original, outcome, message);
    }
}
