package org.htmst.hbase.plan;

import org.htmst.hbase.catalog.Granule;
import org.htmst.track.Course;

/** Tells which way the satellites of some granules went; only questions for a direction of flight need it. */
@FunctionalInterface
public interface CourseLookup {

    /** The course of a satellite, by its number, in one of the granules. */
    Course of(Granule granule, int satellite);
}
