package org.htmst.tests.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ucar.ma2.InvalidRangeException;

/** Makes damaged files: of the real files, of small classic ones, and of CSV files and their descriptors. */
public final class Mutants {

    /** Of a hundred mutants so many are made of real files, classic ones and descriptors; the others are CSV. */
    private static final int REAL = 45;

    private static final int CLASSIC = 15;
    private static final int DESCRIPTORS = 12;

    /** Between the seeds of neighbouring numbers. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final List<Original> real;
    private final List<Original> classic;
    private final List<Original> text;
    private final List<Mutation> realMutations;
    private final List<Mutation> classicMutations;
    private final List<Mutation> textMutations;

    private Mutants(long seed, List<Original> real, List<Original> classic, List<Original> text) {
        this.seed = seed;
        this.real = real;
        this.classic = classic;
        this.text = text;
        List<Mutation> aimed = Hdf5Mutations.all(real);
        realMutations = Stream.of(aimed, aimed, ByteMutations.all())
                .flatMap(List::stream)
                .toList();
        classicMutations = Stream.of(ClassicMutations.all(), ClassicMutations.all(), ByteMutations.all())
                .flatMap(List::stream)
                .toList();
        textMutations = Stream.of(CsvMutations.all(), CsvMutations.all(), ByteMutations.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Mutants of a seed.
     *
     * @param samples the folder of good files
     * @param work where to put the small classic files they are made of
     */
    public static Mutants of(Path samples, Path work, long seed) throws IOException {
        List<Original> real = originals(samples, ".nc");
        List<Original> classic = new ArrayList<>();
        for (boolean unlimited : new boolean[] {false, true}) {
            Path file = work.resolve(unlimited ? "records.nc" : "columns.nc");
            try {
                classic.add(
                        Original.read(SmallFiles.write(samples.resolve("poes_n19_20191024_proc.nc"), file, unlimited)));
            } catch (InvalidRangeException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Mutants(
                seed,
                real,
                classic,
                Stream.concat(originals(samples, ".csv").stream(), originals(samples, ".csv.gz").stream())
                        .toList());
    }

    private static List<Original> originals(Path folder, String ending) throws IOException {
        List<Original> originals = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
                originals.add(Original.read(file));
            }
        }
        return originals;
    }

    /** The mutant of that number, the same one each time. */
    public Mutant mutant(int number) {
        RandomGenerator random = new SplittableRandom(seed + STEP * (number + 1));
        int share = random.nextInt(100);
        if (share < REAL) {
            return binary(number, pick(real, random), pick(realMutations, random), random);
        }
        if (share < REAL + CLASSIC) {
            return binary(number, pick(classic, random), pick(classicMutations, random), random);
        }
        Original original = pick(text, random);
        if (share < REAL + CLASSIC + DESCRIPTORS) {
            Mutation mutation = pick(JsonMutations.all(), random);
            byte[] descriptor = mutation.change().apply(original.descriptor().orElseThrow(), random);
            return new Mutant(
                    number,
                    mutation.kind(),
                    original.name(),
                    original.name(),
                    original.bytes(),
                    Optional.of(descriptor));
        }
        return csv(number, original, random);
    }

    /** Half of them keep their name, which then may contradict the content. */
    private static Mutant binary(int number, Original original, Mutation mutation, RandomGenerator random) {
        String name = random.nextBoolean() ? original.name() : "mutant.nc";
        byte[] bytes = mutation.change().apply(original.bytes(), random);
        return new Mutant(number, mutation.kind(), original.name(), name, bytes, Optional.empty());
    }

    private Mutant csv(int number, Original original, RandomGenerator random) {
        byte[] plain = original.isGzip() ? GzipMutations.unpack(original.bytes()) : original.bytes();
        boolean packed = random.nextInt(6) == 0;
        String name = Original.stem(original.name()) + (packed ? ".csv.gz" : ".csv");
        Mutation mutation = pick(packed ? GzipMutations.all() : textMutations, random);
        byte[] bytes = mutation.change().apply(packed ? GzipMutations.pack(plain) : plain, random);
        return new Mutant(number, mutation.kind(), original.name(), name, bytes, original.descriptor());
    }

    private static <T> T pick(List<T> things, RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }
}
