/**
 * Passages of satellites through what was asked for: {@link org.htmst.answer.passage.PassageMaker} finds them in a store, slice of time
 * by slice, so that those of years need the memory of some days, and {@link org.htmst.answer.passage.PassageAnswer} makes a table of them.
 */
package org.htmst.answer.passage;
