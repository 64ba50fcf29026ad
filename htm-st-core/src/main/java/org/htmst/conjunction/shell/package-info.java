/**
 * What met what by the magnetic field: when satellites were on about the same field lines, by their L and magnetic local time, at the same
 * time. Between samples that are near to each other in time both change evenly, the local time by the shorter way round; so begin, end and
 * nearest instant are those of straight lines, and exact.
 *
 * <pre>{@code
 * ShellTrack a = new ShellTrack();
 * ShellTrack b = new ShellTrack();
 * for (long ms = 0; ms <= 4000; ms += 2000) {
 *     a.add(ms, 4 + ms / 4000.0, 23.9, 10, 60);
 *     b.add(ms, 4.5, 0.1, 40, 61);
 * }
 * List<Conjunction> found = new ArrayList<>();
 * ShellSearch search = new ShellSearch(List.of(List.of("a", "b")), new ShellReach(0.1, 0.5), 4000, found::add);
 * search.add(Map.of("a", a, "b", b), 4000);
 * search.finish();
 * }</pre>
 */
package org.htmst.conjunction.shell;
