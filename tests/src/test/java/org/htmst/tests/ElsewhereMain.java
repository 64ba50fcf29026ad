package org.htmst.tests;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryLimits;

/** Another process, which reads the tasks that it is given of plans that it knows nothing else of. */
final class ElsewhereMain {

    /** What the tasks of a plan come to. */
    record Answer(Fold rows, List<Aggregate> sums) implements Serializable {

        /** The sum over the tasks, of which there is at least one. */
        Aggregate sum() {
            return sums.stream().reduce(Aggregate::plus).orElseThrow();
        }
    }

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
        StoreLocation location = args[0].equals("--home")
                ? new StoreLocation.Embedded(Path.of(args[1]))
                : new StoreLocation.Cluster(Path.of(args[1]));
        try (Store store = Store.open(location);
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
        Fold rows = null;
        for (ScanTask task : tasks) {
            try (SampleScan scan = store.scan(task, QueryLimits.NONE)) {
                Fold read = Fold.of(scan);
                rows = rows == null ? read : rows.plus(read);
            }
        }
        return new Answer(
                rows,
                Stream.of(tasks)
                        .map(task -> store.aggregate(task, QueryLimits.NONE))
                        .toList());
    }
}
