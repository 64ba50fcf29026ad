package org.htmst.cli.option;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the store is: in a data directory of this machine, or on a cluster. */
public final class StoreOptions {

    /** The environment variable that stands for {@code --home}. */
    public static final String HOME = "HTM_ST_HOME";

    /** The environment variable that stands for {@code --conf}. */
    public static final String CONF = "HTM_ST_CONF";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Data directory of the embedded store (else $" + HOME + ", else ~/.htm-st).")
    private Path home;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "hbase-site.xml of a cluster to use in place of the embedded store (else $" + CONF + ").")
    private Path conf;

    /**
     * Whether the store is on a cluster. An option beats the environment, and there a cluster beats a data directory.
     *
     * @throws IllegalArgumentException if both options are given
     */
    public boolean onCluster(Map<String, String> environment) {
        if (home != null && conf != null) {
            throw new IllegalArgumentException(
                    "--home '" + home + "' and --conf '" + conf + "' name two stores; leave one out");
        }
        return conf != null || home == null && isSet(environment, CONF);
    }

    /** The cluster's configuration file, if {@link #onCluster}. */
    public Path conf(Map<String, String> environment) {
        return conf != null ? conf : Path.of(environment.get(CONF));
    }

    /** The data directory, absolute, if not {@link #onCluster}. */
    public Path home(Map<String, String> environment) {
        Path given = home != null
                ? home
                : isSet(environment, HOME)
                        ? Path.of(environment.get(HOME))
                        : Path.of(System.getProperty("user.home"), ".htm-st");
        return given.toAbsolutePath().normalize();
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
