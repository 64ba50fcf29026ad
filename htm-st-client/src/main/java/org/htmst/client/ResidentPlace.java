package org.htmst.client;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one resident process. Its socket lies in a folder that nobody but its owner can look into, under a name made of its
 * identity, so that each asks only the process that would do what a process of its own does.
 *
 * @param folder in the data directory, or for a cluster one of the user's own
 * @param identity all that tells one process from another beside the folder: the program, Java, the user and his mask, the machine or
 *     container, a cluster's configuration
 * @param configuration of the cluster, if it is for one
 */
public record ResidentPlace(Path folder, String identity, Optional<Path> configuration) {

    /** The environment variable by which the process learns its identity. */
    public static final String IDENTITY = "HTM_ST_RESIDENT_IDENTITY";

    /** Name of the folder in a data directory. */
    static final String FOLDER = "resident";

    /** What a socket's name ends in. */
    private static final String SOCKET = ".sock";

    /** The most bytes in the path of a socket that every system takes. */
    private static final int LONGEST = 100;

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** What says which machine or container a process runs in: there its files and processes are what their names say here. */
    private static final String[] SPACES = {"mnt", "pid", "net"};

    /**
     * The place of a command.
     *
     * @param program its version, as the launcher has it, and the mask of its files
     * @throws IOException if the configuration of the cluster cannot be read
     */
    public static ResidentPlace of(String program, Map<String, String> environment, List<String> arguments)
            throws IOException {
        String home = option("--home", arguments);
        String conf = option("--conf", arguments);
        if (conf == null && home == null) {
            conf = variable("HTM_ST_CONF", environment);
        }
        if (conf != null) {
            Path file = Path.of(conf).toAbsolutePath().normalize();
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no file " + file);
            }
            StringBuilder cluster = new StringBuilder();
            append(cluster, file);
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                if (tellsOfClusters(variable.getKey())) {
                    cluster.append(variable).append('\n');
                }
            }
            append(cluster, tickets(environment));
            return new ResidentPlace(userFolder(environment), identity(program) + cluster, Optional.of(file));
        }
        if (home == null) {
            home = variable("HTM_ST_HOME", environment);
        }
        Path directory = home == null ? Path.of(System.getProperty("user.home"), ".htm-st") : Path.of(home);
        return new ResidentPlace(
                directory.toAbsolutePath().normalize().resolve(FOLDER), identity(program), Optional.empty());
    }

    /** Whether a variable changes who a user is to a cluster, or how it is spoken to. */
    static boolean tellsOfClusters(String variable) {
        return variable.startsWith("HADOOP_") || variable.startsWith("HBASE_") || variable.startsWith("KRB5");
    }

    /** Where Java looks for Kerberos tickets; who gets new ones may be another than before. */
    private static Path tickets(Map<String, String> environment) throws IOException {
        String named = variable("KRB5CCNAME", environment);
        if (named != null) {
            return Path.of(named.startsWith("FILE:") ? named.substring("FILE:".length()) : named);
        }
        return Path.of("/tmp/krb5cc_" + Files.getAttribute(Path.of(System.getProperty("user.home")), "unix:uid"));
    }

    private static void append(StringBuilder identity, Path file) throws IOException {
        identity.append(file)
                .append(' ')
                .append(Files.exists(file) ? Files.getLastModifiedTime(file).toString() : "")
                .append('\n');
    }

    /** A value that is only used to find the process, which reads the arguments itself. */
    private static String option(String name, List<String> arguments) {
        String value = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(name) && i + 1 < arguments.size()) {
                value = arguments.get(i + 1);
            } else if (argument.startsWith(name) && argument.startsWith("=", name.length())) {
                value = argument.substring(name.length() + 1);
            }
        }
        return value;
    }

    private static String variable(String name, Map<String, String> environment) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static Path userFolder(Map<String, String> environment) {
        String runtime = variable("XDG_RUNTIME_DIR", environment);
        return runtime != null && Files.isDirectory(Path.of(runtime))
                ? Path.of(runtime, "htm-st")
                : Path.of(System.getProperty("user.home"), ".htm-st", FOLDER);
    }

    private static String identity(String program) {
        StringBuilder identity = new StringBuilder(program).append('\n');
        for (String property :
                new String[] {"java.home", "java.version", "sun.jnu.encoding", "user.language", "user.name"}) {
            identity.append(System.getProperty(property)).append('\n');
        }
        for (String space : SPACES) {
            identity.append(link(Path.of("/proc/self/ns", space))).append('\n');
        }
        return identity.append(line(Path.of("/proc/sys/kernel/random/boot_id")))
                .append('\n')
                .toString();
    }

    /** Empty where there is no such thing. */
    private static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Where the process listens.
     *
     * @throws IOException if no system would take the path
     */
    public UnixDomainSocketAddress socket() throws IOException {
        Path socket = folder.resolve(name() + SOCKET);
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new IOException("the path of a socket, " + socket + ", is too long for one");
        }
        return UnixDomainSocketAddress.of(socket);
    }

    /** Locked by who starts a process of this folder. */
    Path gate() {
        return folder.resolve("start.lock");
    }

    /** What the processes of the folder and their libraries have to say of themselves. */
    public Path log() {
        return folder.resolve("resident.log");
    }

    /** The FNV-1a hash of the identity; a better one would make Java load half its cryptography. The request has all of it. */
    private String name() {
        long hash = 0xcbf29ce484222325L;
        for (byte b : identity.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        String digits = Long.toHexString(hash);
        return "0".repeat(Long.BYTES * 2 - digits.length()).concat(digits);
    }

    /** Whether a process of any identity listens at a socket. */
    public static boolean isHeard(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    /** The sockets in a folder. */
    public static List<Path> sockets(Path folder) throws IOException {
        List<Path> sockets = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SOCKET)) {
            found.forEach(sockets::add);
        }
        return sockets;
    }

    /**
     * Looks whether the folder is one that nobody else can look into.
     *
     * @throws IOException if it is not, or is not there
     */
    public void check() throws IOException {
        check(folder);
    }

    /** Makes the folder if it is missing; in a data directory only if that is there, and closed to others. */
    void makeFolder() throws IOException {
        Path parent = folder.getParent();
        if (!Files.exists(folder)) {
            if (configuration.isEmpty()) {
                check(parent);
            } else if (!Files.exists(parent)) {
                Files.createDirectory(parent, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        check();
    }

    static void check(Path folder) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        if (!attributes.isDirectory()
                || !attributes.owner().getName().equals(System.getProperty("user.name"))
                || !OWNER_ONLY.containsAll(attributes.permissions())) {
            throw new IOException("the folder " + folder + " can be read by others");
        }
    }
}
