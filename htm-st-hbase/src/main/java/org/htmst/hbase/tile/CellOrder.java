package org.htmst.hbase.tile;

import java.util.Arrays;

/**
 * Some samples by the cells that they are in.
 *
 * @param cells those that have any, ascending
 * @param starts of each cell where its samples begin; one more for the end of the last
 * @param order the samples
 */
record CellOrder(int[] cells, int[] starts, int[] order) {

    /** Of each cell how many samples it has. */
    int[] sizes() {
        int[] sizes = new int[cells.length];
        for (int cell = 0; cell < sizes.length; cell++) {
            sizes[cell] = starts[cell + 1] - starts[cell];
        }
        return sizes;
    }

    /**
     * Samples by cells.
     *
     * @param cell of each of {@code samples}, below {@code most}
     */
    static CellOrder of(int[] samples, int[] cell, int most) {
        int[] sizes = new int[most];
        for (int own : cell) {
            sizes[own]++;
        }
        int[] cells = new int[most];
        int[] starts = new int[most + 1];
        int[] next = new int[most];
        int count = 0;
        for (int own = 0; own < most; own++) {
            if (sizes[own] > 0) {
                next[own] = starts[count];
                cells[count] = own;
                starts[count + 1] = starts[count] + sizes[own];
                count++;
            }
        }
        int[] order = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            order[next[cell[i]]++] = samples[i];
        }
        return new CellOrder(Arrays.copyOf(cells, count), Arrays.copyOf(starts, count + 1), order);
    }
}
