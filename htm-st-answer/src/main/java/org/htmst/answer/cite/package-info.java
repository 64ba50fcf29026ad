/**
 * How answers are cited: in the words of DataCite and of schema.org.
 *
 * <pre>{@code
 * System.out.println(Citation.text(citation.dataCite()));
 * }</pre>
 */
package org.htmst.answer.cite;
