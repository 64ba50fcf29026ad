package org.htmst.hbase.codec.column;

/**
 * A tabled asymmetric numeral system (Duda 2013): each symbol takes as many bits as its frequency asks for, fractions of a bit
 * included. A state, below {@value #STATES}, stands between every two symbols, and codes of different frequencies may follow each
 * other on one state.
 *
 * <p>A symbol of frequency f owns f states. From the state s it is written as follows: the largest b with (s + {@value #STATES})
 * &gt;&gt; b at least f; the low b bits of s are put out, and the state becomes that place of the symbol which is
 * ((s + {@value #STATES}) &gt;&gt; b) - f in order. A reader goes the same way back.
 */
final class SymbolCode {

    /** The number of states is 2 to this power. */
    static final int STATE_BITS = 9;

    static final int STATES = 1 << STATE_BITS;

    private static final int BIT_SHIFT = 16;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** States of one symbol lie so far apart, which is odd and spreads them over all. */
    private static final int STRIDE = (STATES >> 1) + (STATES >> 3) + 3;

    private final short[] frequencies;
    private final short[] places;

    /**
     * Of each symbol that can be written, beside one another as they are wanted: in the high half what, added to a state and shifted,
     * gives the bits to put out, more of them from some state on; in the low half how far it is from its rank to where its states
     * begin. 0 of others.
     */
    private final long[] writing;

    /** @param frequencies of the symbols 0, 1, ..., none negative, {@value #STATES} in all */
    SymbolCode(short[] frequencies) {
        this.frequencies = frequencies;
        writing = new long[frequencies.length];
        short[] owners = owners(frequencies);
        short[] firsts = new short[frequencies.length];
        int first = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            int frequency = frequencies[symbol];
            firsts[symbol] = (short) first;
            if (frequency > 0) {
                int most = STATE_BITS - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(frequency - 1 | 1));
                long bitLimit = (most << BIT_SHIFT) - (frequency << most) + STATES;
                writing[symbol] = bitLimit << Integer.SIZE | first - frequency & LOW_HALF;
            }
            first += frequency;
        }
        places = new short[STATES];
        short[] next = firsts.clone();
        for (int state = 0; state < STATES; state++) {
            places[next[owners[state]]++] = (short) state;
        }
    }

    /** Of each state the symbol that owns it. */
    private static short[] owners(short[] frequencies) {
        short[] owners = new short[STATES];
        int state = 0;
        for (short symbol = 0; symbol < frequencies.length; symbol++) {
            for (int i = 0; i < frequencies[symbol]; i++) {
                owners[state] = symbol;
                state = state + STRIDE & STATES - 1;
            }
        }
        return owners;
    }

    /** Whether the symbol can be written. */
    boolean has(int symbol) {
        return writing[symbol] != 0;
    }

    /** How many bits of {@code state} are put out with a symbol that it {@link #has}. */
    int bits(int state, int symbol) {
        return state + (int) (writing[symbol] >>> Integer.SIZE) >>> BIT_SHIFT;
    }

    /** The state after the symbol, of whose state so many bits were put out. */
    int next(int state, int symbol, int bits) {
        return places[(state + STATES >>> bits) + (int) writing[symbol]];
    }

    /**
     * What a reader needs: of each state its symbol in the lowest 9 bits; the number of bits to take in, in 4 bits; and above to what they
     * are added for the state before, in 10 bits.
     */
    int[] steps() {
        short[] owners = owners(frequencies);
        short[] next = frequencies.clone();
        int[] steps = new int[STATES];
        for (int state = 0; state < STATES; state++) {
            int rank = next[owners[state]]++;
            int bits = STATE_BITS - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rank));
            steps[state] = ((rank << bits) - STATES) << 13 | bits << 9 | owners[state];
        }
        return steps;
    }

    /**
     * Frequencies near the shares of counts: of each symbol that was counted 1 at the least, and 1 or more of the last symbol, which
     * stands for all others, as often as a new one came.
     *
     * @param counts of all symbols but the last, fewer than {@value #STATES} of which are not 0
     * @return one more than counts
     */
    static short[] frequencies(int[] counts) {
        long total = 0;
        int distinct = 0;
        for (int count : counts) {
            total += count;
            distinct += count > 0 ? 1 : 0;
        }
        short[] frequencies = new short[counts.length + 1];
        // Half of the estimate of Moffat (1990): what was met once was new then, but less and less is.
        double others = Math.max(1, Math.rint(STATES * (distinct / 2.0) / (total + distinct / 2.0)));
        int room = STATES - (int) Math.min(others, STATES - Math.max(1, distinct));
        int given = 0;
        int largest = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                frequencies[symbol] = (short) Math.max(1, Math.floor((double) room * counts[symbol] / total));
                given += frequencies[symbol];
                largest = counts[symbol] > counts[largest] ? symbol : largest;
            }
        }
        // Many that are rare may have taken more than there is; from whom it costs least.
        while (given > room) {
            int most = 0;
            for (int symbol = 0; symbol < counts.length; symbol++) {
                most = frequencies[symbol] > frequencies[most] ? symbol : most;
            }
            int taken = Math.min(given - room, Math.max(1, frequencies[most] / 8));
            frequencies[most] -= (short) taken;
            given -= taken;
        }
        if (distinct > 0) {
            frequencies[largest] += (short) (room - given);
            given = room;
        }
        frequencies[counts.length] = (short) (STATES - given);
        return frequencies;
    }

    /** Of each symbol, those that cannot be written included. */
    short[] frequencies() {
        return frequencies;
    }
}
