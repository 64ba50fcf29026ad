package org.htmst.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;

/** A session of Spark and a store with three files, started once for all test classes; view {@code samples} has those of poes-proc. */
final class SparkStore {

    static final String FLUX = "mep_ele_tel90_flux_e3";

    private static final SparkStore RUNNING = new SparkStore();

    private final Path home;
    private final SparkSession spark;
    private final Store store;

    private SparkStore() {
        try {
            home = Files.createTempDirectory("htm-st-spark-test");
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            Path samples = Path.of("..", "sample-data").toAbsolutePath().normalize();
            StoreProcess.load(
                    home,
                    List.of(
                            samples.resolve("poes_n15_20191024_proc.nc"),
                            samples.resolve("poes_n18_20191024_proc.nc"),
                            samples.resolve("poes_m02_20181231_raw.nc")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("loading was interrupted", e);
        }
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.catalog.store", HtmStCatalog.class.getName())
                .config("spark.sql.catalog.store.home", home.toString())
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        spark.read()
                .format("htm-st")
                .option("home", home.toString())
                .option("product", "poes-proc")
                .load()
                .createOrReplaceTempView("samples");
        store = Store.open(new StoreLocation.Embedded(home));
    }

    private void stop() {
        try {
            if (spark != null) {
                spark.stop();
            }
            StoreProcess.remove(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path home() {
        return RUNNING.home;
    }

    static SparkSession spark() {
        return RUNNING.spark;
    }

    static Store store() {
        return RUNNING.store;
    }
}
