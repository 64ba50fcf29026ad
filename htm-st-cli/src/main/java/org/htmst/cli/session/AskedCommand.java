package org.htmst.cli.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.region.text.NamedRegion;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command asks, apart from where the store is, in which state it is asked, and in which folder the answer goes. */
public final class AskedCommand {

    /** The option of answers that are kept though they go to standard output. */
    static final String CITE = "--cite";

    /** Options that say no more than where the store is, and how long and by what means to try. */
    private static final Set<String> APART = Set.of("--home", "--conf", "--timeout", "--as-of", "--max-memory");

    private static final Set<String> APART_FLAGS = Set.of("--overwrite", "-q", "--quiet", "--debug", CITE);

    /** Options of which only the name of the file belongs to the question, since the file says its own name. */
    private static final Set<String> OUTPUTS = Set.of("-o", "--output", "--map");

    private static final Set<String> REGIONS = Set.of("--region", "--not-region");

    private AskedCommand() {}

    /** The arguments that belong to the question. */
    static List<String> asked(List<String> typed) {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String argument = typed.get(i);
            String name = argument.replaceFirst("(?s)=.*", "");
            if (APART.contains(name)) {
                i += name.equals(argument) ? 1 : 0;
            } else if (OUTPUTS.contains(name)) {
                boolean apart = name.equals(argument) && i + 1 < typed.size();
                i += apart ? 1 : 0;
                asked.add(name);
                asked.add(fileName(
                        apart ? typed.get(i) : argument.substring(Math.min(argument.length(), name.length() + 1))));
            } else if (!APART_FLAGS.contains(argument)) {
                asked.add(argument);
            }
        }
        return asked;
    }

    /**
     * The same with answers in another folder, or under another name.
     *
     * @param target where those go that had a name; one that is no folder takes the place of the answer's own
     */
    public static List<String> into(List<String> asked, Path target) {
        List<String> arguments = new ArrayList<>(asked);
        boolean isFolder = target.toString().isEmpty() || Files.isDirectory(target);
        Path folder = isFolder ? target : target.resolveSibling("");
        for (int i = 1; i < arguments.size(); i++) {
            String option = arguments.get(i - 1);
            if (OUTPUTS.contains(option)) {
                Path place = isFolder || option.equals("--map") ? folder.resolve(arguments.get(i)) : target;
                arguments.set(i, place.toString());
            }
        }
        return arguments;
    }

    /** Whether the answer has a file of its own. */
    public static boolean hasFile(List<String> asked) {
        return asked.stream().anyMatch(OUTPUTS::contains);
    }

    private static String fileName(String path) {
        Path name = Path.of(path).getFileName();
        return name == null ? path : name.toString();
    }

    /** What was typed that belongs to the question, arguments of files in the place of these. */
    static List<String> asked(CommandSpec command) {
        return asked(command.root().commandLine().getParseResult().expandedArgs());
    }

    /** The question; empty if it reads what cannot be read again. */
    static Optional<KeptAnswer.Question> question(CommandSpec command, Session session) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        List<String> regions = new ArrayList<>();
        ParseResult typed = command.commandLine().getParseResult();
        for (ArgSpec argument : typed.matchedArgs()) {
            List<String> names = argument instanceof OptionSpec option ? List.of(option.names()) : List.of();
            if (names.stream().anyMatch(REGIONS::contains)) {
                argument.originalStringValues().forEach(name -> regions.add(name.toLowerCase(Locale.ROOT)));
            }
            boolean isPlace = names.stream().anyMatch(name -> APART.contains(name) || OUTPUTS.contains(name));
            if (!isPlace && (isPath(argument) || names.contains("--epochs"))) {
                for (String name : argument.originalStringValues()) {
                    Path file = session.surroundings().path(name);
                    if (Files.isRegularFile(file)) {
                        files.put(name, sha256(file));
                    } else if (isPath(argument)) {
                        return Optional.empty();
                    }
                }
            }
        }
        List<String> added = regions.stream()
                .filter(name -> NamedRegion.find(name).isEmpty())
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new KeptAnswer.Question(asked(command), files, added));
    }

    private static boolean isPath(ArgSpec argument) {
        return Stream.concat(Stream.of(argument.type()), Arrays.stream(argument.auxiliaryTypes()))
                .anyMatch(Path.class::equals);
    }

    /** The digest of a file, in hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
