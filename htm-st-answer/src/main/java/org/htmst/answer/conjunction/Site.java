package org.htmst.answer.conjunction;

import org.htmst.conjunction.Station;

/**
 * A station, and whose it is.
 *
 * @param station where it is
 * @param program of which it is; empty if that is not told
 * @param instrumentType what stands there; empty if that is not told
 */
public record Site(Station station, String program, String instrumentType) {}
