package org.htmst.spark.product;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import org.htmst.hbase.store.StoreLocation;

/**
 * Where the store is that a table is of, in a form that goes from the driver to the executors.
 *
 * @param isCluster whether {@code path} is an {@code hbase-site.xml} and not a data directory
 * @param path absolute; every executor must find it there
 */
public record StorePlace(boolean isCluster, String path) implements Serializable {

    /**
     * The place that options tell: {@code home} or {@code conf}; without either what the variables {@code HTM_ST_CONF} and {@code HTM_ST_HOME} tell,
     * as for the commands.
     *
     * @param options as given
     * @param environment the variables
     * @throws IllegalArgumentException if both options are given
     */
    public static StorePlace of(Map<String, String> options, Map<String, String> environment) {
        String home = options.getOrDefault("home", "");
        String conf = options.getOrDefault("conf", "");
        if (!home.isEmpty() && !conf.isEmpty()) {
            throw new IllegalArgumentException("option home is '" + home + "' and option conf is '" + conf
                    + "'; give home for an embedded store or conf for a cluster");
        }
        if (home.isEmpty() && conf.isEmpty()) {
            conf = environment.getOrDefault("HTM_ST_CONF", "");
            home = environment.getOrDefault("HTM_ST_HOME", "");
        }
        if (!conf.isEmpty()) {
            return new StorePlace(true, absolute(Path.of(conf)));
        }
        return new StorePlace(
                false, absolute(home.isEmpty() ? Path.of(System.getProperty("user.home"), ".htm-st") : Path.of(home)));
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    public StoreLocation location() {
        return isCluster ? new StoreLocation.Cluster(Path.of(path)) : new StoreLocation.Embedded(Path.of(path));
    }
}
