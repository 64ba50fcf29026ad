/**
 * How answers are cited: in the words of DataCite and of schema.org.
 */
package org.htmst.answer.cite;
