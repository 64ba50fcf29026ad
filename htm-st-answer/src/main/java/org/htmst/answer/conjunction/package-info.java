/**
 * Conjunctions of satellites of a store, and of these with stations: {@link org.htmst.answer.conjunction.ConjunctionMaker} finds them and what
 * the satellites measured meanwhile, {@link org.htmst.answer.conjunction.ConjunctionAnswer} makes a table of them, and
 * {@link org.htmst.answer.conjunction.RatioTable} one of how instruments compare.
 */
package org.htmst.answer.conjunction;
