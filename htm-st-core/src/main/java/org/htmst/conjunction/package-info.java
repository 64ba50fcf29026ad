/**
 * What met what: when objects were near to each other. A {@link org.htmst.conjunction.Stretch} is samples of where an object was, which are
 * joined by arcs of great circles where they are near to each other in time; a {@link org.htmst.conjunction.ConjunctionQuestion} says how near which objects must be, at the same time or within a
 * time of each other; a {@link org.htmst.conjunction.ConjunctionSearch} finds when they are. Begin and end are roots of the distance between
 * arcs, and the least distance is a minimum of it: what lies between two samples is found as surely as what lies on one.
 *
 * <pre>{@code
 * Stretch a = new TimedPlaces(new long[] {0, 2000}, new double[] {0, 1}, new double[] {0, 0});
 * Station station = new Station("b", new LonLat(0.5, 0.3));
 * List<Conjunction> found = new ArrayList<>();
 * ConjunctionSearch search = new ConjunctionSearch(
 *         List.of(ConjunctionQuestion.within(List.of("a"), List.of(station), 40, 0)), ConjunctionSearch.USUAL_STEP_MS, found::add);
 * search.add(Map.of("a", List.of(a)), 2000);
 * search.finish();
 * }</pre>
 */
package org.htmst.conjunction;
