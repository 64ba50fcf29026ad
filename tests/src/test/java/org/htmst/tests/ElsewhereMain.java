package org.htmst.tests;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.htmst.cli.option.StoreOptions;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryLimits;
import picocli.CommandLine;

/** Another process, which reads the tasks that it is given of plans that it knows nothing else of. */
final class ElsewhereMain {

    /**
     * What the tasks of a plan come to.
     *
     * @param rows of all of them
     * @param sum of all of them
     * @param sums of the first half of them and of the second
     */
    record Answer(Fold rows, Aggregate sum, List<Aggregate> sums) implements Serializable {}

    /** Such a process, and the ways to and from it. */
    record Running(Process process, ObjectOutputStream to, ObjectInputStream from) implements AutoCloseable {

        /** Has it read the tasks of a plan, if there are any. */
        void ask(List<ScanTask> tasks) {
            if (tasks.isEmpty()) {
                return;
            }
            try {
                to.writeObject(tasks.toArray(ScanTask[]::new));
                to.reset();
                to.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What they come to; waits for it. */
        Answer answer() {
            try {
                return (Answer) from.readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    private ElsewhereMain() {}

    /** Starts one on a store. */
    static Running start(TestStore.Running store) throws IOException {
        Process process =
                ChildProcess.start(ElsewhereMain.class, store.options().toArray(String[]::new));
        ObjectOutputStream to = new ObjectOutputStream(process.getOutputStream());
        to.flush();
        return new Running(process, to, new ObjectInputStream(process.getInputStream()));
    }

    public static void main(String[] args) {
        StoreOptions options = CommandLine.populateCommand(new StoreOptions(), args);
        try (Store store = Store.open(options.location(Map.of()));
                ObjectOutputStream to = new ObjectOutputStream(System.out)) {
            to.flush();
            ObjectInputStream from = new ObjectInputStream(System.in);
            while (true) {
                to.writeObject(answer(store, (ScanTask[]) from.readObject()));
                to.reset();
                to.flush();
            }
        } catch (EOFException e) {
            // There are no more questions.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(Store store, ScanTask[] tasks) {
        List<ScanTask> all = List.of(tasks);
        int half = all.size() / 2;
        try (SampleScan scan = store.scan(all, QueryLimits.NONE)) {
            return new Answer(
                    Fold.of(scan),
                    store.aggregate(all, QueryLimits.NONE),
                    Stream.of(all.subList(0, half), all.subList(half, all.size()))
                            .filter(some -> all.size() > 1)
                            .map(some -> store.aggregate(some, QueryLimits.NONE))
                            .toList());
        }
    }
}
