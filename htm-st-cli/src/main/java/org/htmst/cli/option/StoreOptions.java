package org.htmst.cli.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.hbase.catalog.cite.AsOf;
import org.htmst.hbase.store.StoreLocation;
import picocli.CommandLine.Option;

/** Where the store is: in a data directory of this machine, or on a cluster. */
public class StoreOptions {

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

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Give up what the store has not answered, or failed at, for so long, such as PT30S;"
                    + " PT1M unless given, PT5M on a cluster.")
    private Duration timeout;

    /**
     * Where the store is. An option beats the environment, and there a cluster beats a data directory.
     *
     * @throws IllegalArgumentException if both options are given
     */
    public StoreLocation location(Map<String, String> environment) {
        if (home != null && conf != null) {
            throw new IllegalArgumentException(
                    "--home '" + home + "' and --conf '" + conf + "' name two stores; leave one out");
        }
        if (conf != null) {
            return new StoreLocation.Cluster(conf);
        }
        return home == null && isSet(environment, CONF)
                ? new StoreLocation.Cluster(Path.of(environment.get(CONF)))
                : new StoreLocation.Embedded(home(environment));
    }

    /**
     * How long a step on the store may keep failing or unanswered.
     *
     * @throws IllegalArgumentException if that is shorter than a second
     */
    public Duration timeout(StoreLocation location) {
        if (timeout != null && timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("timeout " + timeout + " is too short; give PT1S or more");
        }
        return timeout == null ? location.timeout() : timeout;
    }

    /** The options as they could be typed for another command. */
    public List<String> typed() {
        List<String> typed = new ArrayList<>();
        if (home != null) {
            typed.addAll(List.of("--home", home.toString()));
        }
        if (conf != null) {
            typed.addAll(List.of("--conf", conf.toString()));
        }
        return typed;
    }

    /** Which state of the store is asked; empty for that of now. */
    public Optional<AsOf> asOf() {
        return Optional.empty();
    }

    /** The data directory of the embedded store, absolute. */
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
