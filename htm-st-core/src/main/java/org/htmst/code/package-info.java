/**
 * Space-time codes: {@link org.htmst.code.CodeLayout} is an order of time and trixel digits, and turns an instant and a trixel
 * into one number and back.
 *
 * <p>{@code CodeLayout.coupled(2).code(timeMs, TrixelId.of(place.unitVector(), 2))} is the code of the cell of level 2 that holds
 * that place at that time.
 */
package org.htmst.code;
