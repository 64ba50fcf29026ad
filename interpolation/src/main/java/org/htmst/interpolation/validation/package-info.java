/**
 * How well maps predict: a {@link org.htmst.interpolation.validation.Validation} holds some passes out, makes maps of the others,
 * and compares.
 */
package org.htmst.interpolation.validation;
