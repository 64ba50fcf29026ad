package org.htmst.conjunction;

import org.htmst.sphere.LonLat;

/**
 * A place on the ground that satellites pass.
 *
 * @param name of it
 * @param place where it is
 */
public record Station(String name, LonLat place) {}
