/**
 * Maps from a store: a {@link org.htmst.answer.map.MapRequest} says of what, a {@link org.htmst.answer.map.MapMaker} makes them
 * within a {@link org.htmst.answer.map.MemoryLimit}, and a {@link org.htmst.answer.map.MapSeries} goes through time.
 */
package org.htmst.answer.map;
