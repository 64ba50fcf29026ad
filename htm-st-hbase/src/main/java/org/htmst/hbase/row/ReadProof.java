package org.htmst.hbase.row;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the rows that one question read from the servers were all there until its end. What it leaves in {@link KeptRows} is used by others
 * from then on. Used by all threads that answer the question.
 */
public final class ReadProof {

    private final String generation;
    private final AtomicLong room;
    private volatile boolean asked;
    private volatile boolean stands;
    private volatile boolean unchanged;

    /**
     * Of a question that begins.
     *
     * @param generation of the inventory that it is over, if it has a name
     * @param mostBytes it leaves so many bytes of values at most; 0 for none
     */
    public ReadProof(Optional<String> generation, long mostBytes) {
        this.generation = generation.orElse(null);
        this.room = new AtomicLong(mostBytes);
    }

    /** Whether there is room for more rows. */
    boolean hasRoom() {
        return room.get() > 0;
    }

    /** Takes room for {@code bytes} of rows; whether there was enough. */
    boolean takeRoom(long bytes) {
        return room.addAndGet(-bytes) >= 0;
    }

    /** Something is read from the servers. */
    public void ask() {
        asked = true;
    }

    /** Whether anything was read from the servers; else there is nothing to prove. */
    public boolean isNeeded() {
        return asked;
    }

    /**
     * All rows of the granules that were asked for were there.
     *
     * @param isUnchanged whether the store is still of the generation of the question, so that this holds of all its granules
     */
    public void stand(boolean isUnchanged) {
        unchanged = isUnchanged;
        stands = true;
    }

    boolean stands() {
        return stands;
    }

    /** Whether it stands for all granules that {@code question} may ask for. */
    boolean holdsForAllOf(ReadProof question) {
        return unchanged && generation != null && generation.equals(question.generation);
    }
}
