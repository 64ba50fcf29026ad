/**
 * Samples near to points, as tables: {@link org.htmst.answer.near.PointFile} reads points, {@link org.htmst.answer.near.NearMaker} asks the
 * store about some after others, so that any number of them is answered in bounded memory, and hands over a line for each sample.
 */
package org.htmst.answer.near;
