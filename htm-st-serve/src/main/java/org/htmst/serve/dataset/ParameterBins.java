package org.htmst.serve.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What tells the numbers of an array apart.
 *
 * @param name of what is binned
 * @param unit empty for none
 * @param description in words
 * @param centers a number for each bin
 * @param edges from the lower edge of the first bin to the upper of the last, of bins without gaps; empty if bins have none
 */
public record ParameterBins(String name, String unit, String description, List<Double> centers, List<Double> edges) {

    public ParameterBins {
        centers = List.copyOf(centers);
        edges = List.copyOf(edges);
    }

    /** Bins between edges that follow each other; a center is the middle of two. */
    static ParameterBins between(String name, String unit, String description, List<Double> edges) {
        List<Double> centers = new ArrayList<>();
        for (int i = 1; i < edges.size(); i++) {
            centers.add((edges.get(i - 1) + edges.get(i)) / 2);
        }
        return new ParameterBins(name, unit, description, centers, edges);
    }
}
