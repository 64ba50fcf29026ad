/**
 * The store as HAPI, version 3.3 (<a href="https://github.com/hapi-server/data-specification">Heliophysics Application Programmer's
 * Interface</a>). {@link org.htmst.serve.hapi.HapiDoor} answers requests. Datasets are satellite x product, and of these the samples in a
 * named region; {@code Datasets} finds them in the catalog, {@code InfoDocument} describes them. {@code DataAnswer} streams records:
 * {@code RecordSlices} reads spans of days ahead, sorts each ({@code OrderedSamples}) and has a {@code RecordEncoder} write it.
 *
 * <p>A record stands for each sample, whatever parameters are asked for. A value that is missing, or was spoilt by in-flight
 * calibration, is the parameter's fill value.
 */
package org.htmst.serve.hapi;
