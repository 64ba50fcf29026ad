/** The door {@code /answers}: how answers are cited that the store keeps under an id. */
package org.htmst.serve.answer;
