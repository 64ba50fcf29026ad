package org.htmst.hbase.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.htmst.failure.HtmStException;

/** Puts together what parts of a question come to, in their order, whichever is done first, so that rounding does not depend on threads. */
final class TaskFold {

    private TaskFold() {}

    /**
     * What all parts come to, such as the tasks of a plan.
     *
     * @param start what none come to
     * @param part what one comes to; asked by the thread that calls if there is but one, else by the executor's
     * @param plus what two come to, the first of which may be used up
     */
    static <P, T> T fold(ScanExecutor executor, List<P> parts, T start, Function<P, T> part, BinaryOperator<T> plus) {
        if (parts.size() == 1) {
            return plus.apply(start, part.apply(parts.get(0)));
        }
        Deque<Future<T>> ahead = new ArrayDeque<>();
        Iterator<P> left = parts.iterator();
        try {
            T sum = start;
            while (left.hasNext() || !ahead.isEmpty()) {
                while (left.hasNext() && ahead.size() < ScanExecutor.TASKS_AHEAD) {
                    P next = left.next();
                    ahead.add(executor.submit(() -> part.apply(next)));
                }
                sum = plus.apply(sum, ahead.remove().get());
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading", true, e);
        } catch (CancellationException e) {
            throw ScanExecutor.closed(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            ahead.forEach(task -> task.cancel(true));
        }
    }
}
