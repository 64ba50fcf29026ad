package org.htmst.hbase.load;

/** Hears what became of each of many files, in their order, on the thread that loads them; an exception of its ends the load. */
public interface LoadListener {

    /**
     * A file is in the store, be it now or before.
     *
     * @param source its place among the files, from 0
     */
    void loaded(int source, LoadOutcome outcome);

    /**
     * A file cannot be loaded; the others go on.
     *
     * @param source its place among the files, from 0
     */
    void failed(int source, RuntimeException cause);
}
