package org.htmst.tests.mutant;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.htmst.formats.Descriptor;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.array.ArrayDescriptor;

/** The main class of a child process: reads mutants of CDF files and of netCDF files of other missions, as {@link MutantReader} does. */
final class MissionReader {

    private static final String DESCRIPTOR =
            """
            {"product": "made-up", "title": "Made up", "time": {"variable": "Epoch", "finer": "floor"}, "family": "P",
             "satellite": {"constant": "none"}, "place": {"lon": 10, "lat": 50}}
            """;

    /** Between the seeds of neighbouring numbers. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final List<Path> originals;
    private final List<byte[]> contents = new ArrayList<>();
    private final Path folder;
    private final Watch watch;

    private MissionReader(List<Path> originals, Path folder, PrintStream out) throws IOException {
        this.originals = originals;
        this.folder = folder;
        this.watch = new Watch(out);
        for (Path original : originals) {
            contents.add(Files.readAllBytes(original));
        }
        System.setOut(System.err);
    }

    /** {@code arguments}: seed, first number, end, step, folder to work in, folders of good files. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Path> originals = new ArrayList<>();
        for (int i = 5; i < arguments.length; i++) {
            try (Stream<Path> files = Files.list(Path.of(arguments[i]))) {
                files.filter(f -> f.toString().matches(".*\\.(cdf|nc)")
                                && !f.toString().contains("not_a"))
                        .sorted()
                        .forEach(originals::add);
            }
        }
        MissionReader reader = new MissionReader(originals, Path.of(arguments[4]), out);
        int end = Integer.parseInt(arguments[2]);
        for (int number = Integer.parseInt(arguments[1]); number < end; number += Integer.parseInt(arguments[3])) {
            out.println(reader.verdict(Long.parseLong(arguments[0]), number).line());
        }
        System.exit(0);
    }

    private Verdict verdict(long seed, int number) throws IOException {
        RandomGenerator random = new SplittableRandom(seed + STEP * (number + 1));
        int which = random.nextInt(originals.size());
        String name = originals.get(which).getFileName().toString();
        byte[] good = contents.get(which);
        List<Mutation> mutations = new ArrayList<>(ByteMutations.all());
        // Sizes, counts and links are what a reader trusts.
        mutations.add(new Mutation("hostile numbers where numbers are", MissionReader::numbered));
        mutations.add(new Mutation("links crossed", MissionReader::crossed));
        Mutation mutation = mutations.get(random.nextInt(mutations.size()));
        byte[] bytes = mutation.change().apply(good, random);
        Path file = Files.write(folder.resolve("mutant" + name.substring(name.lastIndexOf('.'))), bytes);
        boolean needsDescriptor = name.startsWith("ac_") || name.startsWith("enc_");
        Optional<Descriptor> descriptor = needsDescriptor
                ? Optional.of(ArrayDescriptor.read(
                        DESCRIPTOR
                                .replace("Epoch", name.startsWith("enc_") ? "epoch" : "Epoch")
                                .getBytes(StandardCharsets.UTF_8),
                        "descriptor"))
                : Optional.empty();
        watch.begin(Verdict.open(number, mutation.kind(), name));
        Throwable thrown = null;
        Optional<SourceContent> content = Optional.empty();
        try {
            content = Optional.of(SourceFiles.read(file, descriptor));
        } catch (Throwable e) {
            thrown = e;
        }
        Verdict tried = watch.end();
        Files.delete(file);
        Optional<String> fault = thrown == null
                ? name.endsWith(".cdf") ? PlainCdf.fault(bytes, content.orElseThrow()) : Optional.empty()
                : MutantReader.unclear("mutant", thrown);
        if (fault.isPresent()) {
            return tried.fault(fault.get());
        }
        return thrown == null ? tried.accepted() : tried.refused(thrown.getMessage());
    }

    private static byte[] numbered(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        // Numbers of four and eight bytes stand at any place; those below 2^20 are counts, sizes and links, mostly.
        for (int tries = 0; tries < 10_000; tries++) {
            int at = random.nextInt(bytes.length - Long.BYTES);
            int old = ByteBuffer.wrap(bytes).getInt(at);
            if (old > 0 && old < 1 << 20) {
                int[] hostile = {-1, 0, 1, old + 1, old - 1, old * 256, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28};
                ByteBuffer.wrap(bytes).putInt(at, hostile[random.nextInt(hostile.length)]);
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] crossed(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        List<Integer> links = new ArrayList<>();
        int start = random.nextInt(bytes.length);
        for (int i = 0; i < bytes.length - Long.BYTES && links.size() < 2; i++) {
            int at = (start + i) % (bytes.length - Long.BYTES);
            long value = ByteBuffer.wrap(bytes).getLong(at);
            if (value > 300 && value < bytes.length) {
                links.add(at);
                i += 64 * random.nextInt(100);
            }
        }
        if (links.size() == 2) {
            ByteBuffer all = ByteBuffer.wrap(bytes);
            all.putLong(links.get(0), all.getLong(links.get(1)));
        }
        return bytes;
    }
}
