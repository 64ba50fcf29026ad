/**
 * What is stored: {@linkplain org.htmst.sample.Channel channels} of a {@linkplain org.htmst.sample.Family family}, and
 * samples as columns, on their way in ({@link org.htmst.sample.SampleTable}) and out ({@link org.htmst.sample.SampleBatch}).
 *
 * <p>A value keeps the number type of its file ({@link org.htmst.sample.ValueType}), so that
 * {@code ValueType.FLOAT32.text((double) 80.64516f)} is {@code 80.64516} again.
 */
package org.htmst.sample;
