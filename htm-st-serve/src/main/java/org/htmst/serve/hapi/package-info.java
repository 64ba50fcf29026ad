/**
 * The store as HAPI, version 3.3 (<a href="https://github.com/hapi-server/data-specification">Heliophysics Application Programmer's
 * Interface</a>). {@link org.htmst.serve.hapi.HapiDoor} answers requests. {@code DatasetDescription} tells of a
 * dataset. {@code DataAnswer} streams records: {@code RecordSlices} reads spans of days ahead from a {@code RecordSource}, of which each kind
 * of dataset has its own, and has a {@code RecordEncoder} write them.
 *
 * <p>A record of samples stands for each of them, whatever parameters are asked for. A value that is missing, or was spoilt by in-flight
 * calibration, is the parameter's fill value.
 */
package org.htmst.serve.hapi;
