package org.htmst.answer.conjunction;

/**
 * What a satellite measured in a channel during an event.
 *
 * @param atClosest the value of the sample nearest to its closest approach, at most 4 s from it; NaN if that has none
 * @param mean of the values from start to end; NaN if there are none
 * @param count how many these are
 */
record EventValue(double atClosest, double mean, long count) {

    static final EventValue NONE = new EventValue(Double.NaN, Double.NaN, 0);
}
