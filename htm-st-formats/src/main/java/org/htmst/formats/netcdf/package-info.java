/**
 * NOAA's netCDF files of POES and MetOp. Products are JSON resources of this package ({@code poes-proc.json},
 * {@code poes-raw.json}).
 *
 * <p>What these files say is not all true, so this much is decided here:
 *
 * <ul>
 *   <li>Variables are aligned by index, whether each has its own dimension or all share one. Root attributes and
 *       {@code valid_range} are never looked at.
 *   <li>Times are what {@code units} and {@code calendar} say. In NOAA's own files the units are just "time", and the long name
 *       says that they are milliseconds since 1970. Units of places and channels must be the right ones or absent.
 *   <li>A value is kept as it stands in the file, sentinels included; {@link org.htmst.sample.Channel#missing} lists them,
 *       along with the fills of netCDF and of NCEI's aggregates for the type. A {@code _FillValue} that a file declares
 *       beyond those becomes NaN in a floating channel, and fails the file in an integer one, which has no NaN.
 *   <li>In-flight calibration is reported in every 16th record; {@code mep_calibration} and {@code ted_calibration} are 1
 *       within 16 records of a report of it, counted in the order of time, repeated times once. They are absent where the
 *       file has no report variable.
 *   <li>The clock fields, {@code satID}, {@code sat_direction} and what concerns the whole instrument package stand in
 *       family MF as instrument SEM-2, next to the model field, so that a scan of particles never passes over them.
 *   <li>A record is rejected, and counted, when its time is missing, before the first SEM-2, more than an hour outside the day
 *       that the file's name tells, or taken by an earlier record; when its place is no place; or when its satellite is
 *       unknown. A file with no record left is an error.
 * </ul>
 */
package org.htmst.formats.netcdf;
