/**
 * The query door: OGC API Environmental Data Retrieval 1.1, and summaries. {@link org.htmst.serve.edr.EdrDoor} finds what a path means;
 * an {@code EdrRequest} is a question of samples with its place as WKT or box, an {@code EdrAnswer} brings it out in the form that was
 * asked for, by the writers of the commands. docs/edr.md describes it for users, with examples such as {@code
 * /edr/collections/noaa_18_poes_proc/radius?coords=POINT(-45 -30)&within=1500&within-units=km&f=CSV}.
 */
package org.htmst.serve.edr;
