package org.htmst.tests.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;

/**
 * A loader: loads the files whose names come by standard input, all those that have come meanwhile as one load, and writes
 * {@code loaded N} for each once it is in the store, counting from 0. A store in trouble ends it with {@code trouble MESSAGE} and
 * exit code 1, anything else with {@code broken MESSAGE} and 2.
 */
final class LoaderMain {

    private LoaderMain() {}

    public static void main(String[] args) {
        Optional<CsvDescriptor> descriptor = Optional.of(CsvDescriptor.read(Path.of(args[1])));
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Store store = Store.open(new StoreLocation.Cluster(Path.of(args[0])))) {
            int told = 0;
            for (List<String> come = come(names); !come.isEmpty(); come = come(names)) {
                store.loadAll(
                        come.stream()
                                .<Supplier<Source>>map(name -> () -> SourceFiles.open(Path.of(name), descriptor))
                                .iterator(),
                        new Reports(told));
                told += come.size();
            }
        } catch (HtmStException e) {
            end(e.recoverable() ? 1 : 2, e);
        } catch (RuntimeException e) {
            end(2, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }

    /** At least one name, waited for, or none at the end. */
    private static List<String> come(BufferedReader names) throws IOException {
        List<String> come = new ArrayList<>();
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            come.add(name);
            if (!names.ready()) {
                break;
            }
        }
        return come;
    }

    private static void end(int code, RuntimeException e) {
        e.printStackTrace();
        System.out.println((code == 1 ? "trouble " : "broken ")
                + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        System.out.flush();
        System.exit(code);
    }

    /** @param before how many files earlier loads told of */
    private record Reports(int before) implements LoadListener {

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            System.out.println("loaded " + (before + source));
            System.out.flush();
        }

        @Override
        public void failed(int source, RuntimeException cause) {
            throw cause;
        }
    }
}
