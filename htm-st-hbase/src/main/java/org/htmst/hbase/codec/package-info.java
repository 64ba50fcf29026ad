/**
 * The byte layout of the sample table. Beside this package, {@link org.htmst.hbase.key} and {@link org.htmst.hbase.tile} nothing knows what
 * stands in a key or a cell.
 * {@link org.htmst.hbase.codec.Chunks} cuts a table of samples into rows;
 * {@link org.htmst.hbase.key.ChunkKeyFormat}, {@link org.htmst.hbase.key.Qualifier},
 * {@link org.htmst.hbase.codec.Geometry} and {@link org.htmst.hbase.codec.ChannelGroup} read them again. This page is the
 * specification of version {@value org.htmst.hbase.codec.SchemaVersion#CURRENT}; those from {@value org.htmst.hbase.codec.SchemaVersion#OLDEST} on are read,
 * and the end of the page says what was otherwise in them. All numbers are big-endian and unsigned unless said; all ranges are
 * half-open.
 *
 * <h2>Rows</h2>
 *
 * A row is a <em>chunk</em>: the samples of one granule, one satellite, one space-time cell of the table's layout and one UTC day,
 * ascending in time, no time twice, at most 4096; more of them make further rows. No chunk crosses a midnight, so a scan for times
 * from t begins at the midnight before t. With the coupled layout of level 2 (23 bits) the row key has 15 bytes:
 *
 * <pre>
 *   byte  0        3                 9        11            15
 *         | code   | start           | satel- | granule     |
 *         | 3      | 6               | lite 2 | 4           |
 *
 *   code       ceil(bits of the layout / 8) bytes: the code of the cell; the highest bits are 0
 *   start      ms from the origin of the time axis (1900-04-26T08:12:24.448Z) to the first sample
 *   satellite  its number in the catalog
 *   granule    its number in the catalog, below 2^31
 * </pre>
 *
 * Compared as unsigned bytes, as HBase does, keys sort by code, start, satellite, granule. A prefix of a key is the lower bound of
 * all keys that begin with it.
 *
 * <h2>Columns</h2>
 *
 * The column families are the names of {@link org.htmst.sample.Family}. A qualifier is a number in two bytes:
 *
 * <pre>
 *   0       geometry     q, 4 or more   the group of the channels with the numbers 4q to 4q + 3 in the catalog
 *   1..3    not used by chunks
 * </pre>
 *
 * The row whose key is the one byte ff, behind all chunks, is none: its column 1 of the first family holds the store's identity. Behind it stand
 * <a href="#tiles">tiles</a>.
 *
 * In each family that has a channel of the granule's product, a chunk has column 0 (the same bytes in each, so that a scan needs
 * one family) and the groups of its channels. A channel may be absent from its group: one which other channels of the product
 * name as their calibration flag, when it is +0 throughout the chunk; an absent flag is clear. A channel that the file
 * lacked is absent throughout the granule. An empty group has no cell. The cell timestamp is HBase's own and means nothing.
 *
 * <p>The value of a group, <em>short</em> being a number seven bits to a byte, the lowest first, with 80 added to all bytes but the
 * last:
 *
 * <pre>
 *   byte  0         its lowest bit stands for channel 4q, the next for 4q + 1, and so on, and is 1 where the channel is present;
 *                   and 20
 *   bytes 1-2       n, the number of samples
 *   bytes 3 ..      the number in the catalog of the channel models with which it was written, short; 0 if with none
 *                   the length of the part of each channel that is present, short
 *                   the parts: a column each
 *   last 4          CRC32C of all bytes before
 * </pre>
 *
 * <h2>Geometry</h2>
 *
 * When and where the samples are. The i-th entry of a series or column belongs to the i-th sample of the chunk.
 *
 * <pre>
 *   byte  0         80
 *   bytes 1-2       n, the number of samples
 *   bytes 3 ..      the length of the run map, and that of the times, short
 *                   the run map: eight series, see below
 *                   the times: one series, ms after the start in the row key; nothing if n is 0
 *                   the positions: three columns of one number type, longitude, latitude, altitude
 *   last 4          CRC32C of all bytes before
 * </pre>
 *
 * <h3>Column</h3>
 *
 * One byte: the scheme in the high four bits; the number type in the low four: 0 int8, 1 uint8, 2 int16, 3 uint16, 4 int32, 5 uint32,
 * 6 float32, 7 float64. Then, where <em>raw</em> is a value in the bytes of its type (two's complement, IEEE 754; NaN as 7fc00000 or
 * 7ff8000000000000), by the scheme:
 *
 * <pre>
 *   0 constant      one raw value; nothing if n is 0, for which there is no other scheme
 *   1 dictionary    d - 1 in 1 byte; ff and d raw values, or e and the series of decimals of the d values; the bits b of a
 *                   place in 1 byte: 1 for d up to 2, 2 up to 4, 4 up to 16, else 8; n places from 0 to d - 1, the first
 *                   in the lowest bits of the first byte. The d values are distinct and ascending
 *   2 decimals      e, 0 to 12, in 1 byte; series
 *   3 plain         planes of n raw values
 *   4 levels        bits, see below; only in groups
 *   5 sum           one series, see below; only in groups
 * </pre>
 *
 * Decimals stand for values k / 10^e: a double-precision division of whole numbers, rounded again to single precision for float32.
 *
 * <h3>Series</h3>
 *
 * Whole numbers k[0] to k[n-1] of less than 2^53 in size. One byte, o in the high and w in the low four bits, then:
 *
 * <pre>
 *   o = 0           base in 8 bytes, signed; planes of n numbers k[i] - base, w bytes each
 *   o = 1           k[0] in 8 bytes; planes of n - 1 numbers z(k[i] - k[i-1])
 *   o = 2           k[0] in 8 bytes; k[1] - k[0] in 8 bytes (0 if n is 1); planes of n - 2 numbers z(k[i] - 2 k[i-1] + k[i-2])
 *   o = 4           z(base), short; Rice code of n numbers k[i] - base
 *   o = 5           z(k[0]), z(step), short; Rice code of n - 1 numbers k[i] - k[i-1] - step
 *   o = 6           z(k[0]), z(k[1] - k[0]), short; Rice code of n - 2 numbers k[i] - 2 k[i-1] + k[i-2]
 * </pre>
 *
 * z, zigzag, makes 0, 1, 2, 3, 4 of 0, -1, 1, -2, 2. <em>Planes</em> of m numbers of w bytes are m bytes with the highest byte of
 * each, m with the next, and so on; none if w is 0.
 *
 * <p>A <em>Rice code</em> of numbers is a string of bits, from the highest of the first byte on, filled up with 0 to a whole byte. Of
 * z(number), h is what is left without its w lowest bits: h zeros, a one, and these w bits; or, for an h of 12 or more, 12 zeros, the
 * number of bits of z(number) in 6 bits, and these.
 *
 * <h3>Levels</h3>
 *
 * What a counter can tell are few levels, and what comes next depends on what was there, or on what another channel of the family, its
 * <em>source</em>, says at the same time. A <em>level model</em> has up to 256 levels, in ascending order, and codes: frequencies, 512 in
 * all, of the levels and of an <em>escape</em> for what the code has not. Code 0 has every level; of each level the model says which code is
 * that of the values behind it, or 0; of each level of the source, if there is one, which is that of the values with it. A column is a
 * string of bits as above: the state in 9 bits, then of each sample the bits of its step.
 *
 * <p>A sample is read by the code that the one before it calls for, the first by code 0; with a source, by the code that the source's
 * value of that sample calls for, code 0 if that is no level of it. The state belongs to a symbol, a level or the
 * escape. After an escape of another code it is read again by code 0. After an escape of code 0 the raw value stands in the bits, and
 * the next sample is read by code 0 unless there is a source. {@code SymbolCode} says which states belong to which symbol, how many bits
 * then come, and which is the next state. After the last sample it is 0.
 *
 * <h3>Sum</h3>
 *
 * A float32 channel may be the sum of two sources, but for rounding. Expected of a sample is the sum of their two values in double
 * precision, rounded to float32; where the two are equal, that value, since zeros and fill values do not add up. The series are the numbers
 * of floats from what is expected up to the value: the bits of a float, as a signed number, with all but the sign turned over if it is
 * negative, ascend as floats do.
 *
 * <h3>Models</h3>
 *
 * The models of the channels of a product stand together in the catalog, under their number, and are never changed. A source is never told
 * by its own channel, nor by way of others. A channel whose source the file lacks is written without the model.
 *
 * <pre>
 *   number of models in 2 bytes; of each: the channel's number, short; one byte, the kind in the high four bits and the number type in
 *   the low four; the rest by the kind; after the last model CRC32C of all bytes before
 *
 *   0 levels        levels; the number of codes in 2 bytes; of each level its code, short; the codes
 *   1 told levels   the number of the source, short; its number type in 1 byte; levels of the source; levels; the number of codes in 2
 *                   bytes; of each level of the source its code, short; the codes
 *   2 sum           the numbers of the two sources, short
 *
 *   levels: their number - 1 in 1 byte; the levels, raw
 *   code: of each level that it has, ascending, how many it lacks before, short, and the frequency, short; the number of levels, short
 * </pre>
 *
 * <h3>Run map</h3>
 *
 * A <em>run</em> is up to 16 consecutive samples; it ends before a sample that comes more than four times the median step of the
 * chunk after the one before it. The number of runs r in 2 bytes; then, unless r is 0, eight series of r numbers each. The unit u
 * is 180/65536 degrees.
 *
 * <pre>
 *   samples         1 to 16; those of all runs add up to n
 *   first sample    ms after the start in the row key
 *   last sample     a number, short; series: ms after the first, and 1, less that number for each sample but the first
 *   longitude       of the centre, 2u east of 0
 *   latitude        of the centre, u north of the south pole
 *   radius          of a cap around the centre that holds every sample, u, rounded up; 65535: the whole sphere, as for all
 *                   above 90 degrees
 *   heading         of the last sample from the centre, 32u from north by east
 *   miss            u, rounded up
 * </pre>
 *
 * The i-th of the c samples of a run lies within the miss of the place that is radius (2 i / (c - 1) - 1) ahead of the centre on
 * the great circle with the heading; of the centre if c is 1.
 *
 * <h2 id="tiles">Tiles</h2>
 *
 * A tile tells how often each value of the channels of a group came in each cell of a grid, of one granule, one satellite and one UTC day. A day
 * with fewer than {@value org.htmst.hbase.tile.TileRows#FEWEST_SAMPLES} samples has none. Its row has one cell, whose qualifier is the group, in
 * each family with channels of the group, and a key of 21 bytes:
 *
 * <pre>
 *   byte  0                      6      7        9                15       17            21
 *         | ff ff ff ff ff ff    | grid | group  | midnight       | satel- | granule     |
 *         | 6                    | 1    | 2      | 6              | lite 2 | 4           |
 *
 *   grid       0: cells are numbers of trixels, of the level of chunks but 3 at most; 1: of L, see below; 2 and 3: of roll-ups
 *   group      the qualifier of the cells
 *   midnight   ms from the origin of the time axis to the begin of the day
 * </pre>
 *
 * Of the grid of L, cell 2k is L = k / 4 for k from 0 to 40, and cell 2k + 1 what is between it and the next; 81 is above, 82 below 0, 83 where
 * there is none. L is the channel that the product calls {@value org.htmst.hbase.tile.TileGrid#SHELL_CHANNEL}; a product without it has no such
 * tiles. The value of a cell:
 *
 * <pre>
 *   byte  0         the channels that are present, as of a group, and 40
 *   bytes 1 ..      the number of the channel models, short
 *                   the number of the channel that is L, short; 0 of the grid of trixels
 *                   the first and the last time, ms after midnight, short each
 *                   m, short, and of each of m cells, ascending, how many numbers are left out before, short
 *                   of each cell how many samples it has, short
 *                   the length of the part of each channel that is present, short
 *                   the parts
 *   last 4          CRC32C of all bytes before
 *
 *   part: the number of values that the channel's model lacks, at most 256, short, and these as float64, ascending: with the model's levels
 *                   they are the levels of the part. A channel of which more are lacking is not present
 *                   1 byte: 1 where samples lack a value, and 2 where a calibration flag above 0 spoils it
 *                   of each cell the samples that lack a value, short, if so
 *                   of each cell the samples whose value is spoilt, short, if so
 *                   of each cell how many levels came, short
 *                   of each cell of which any came the first, short
 *                   the length of a string of bits in bytes, short, and this, from the lowest bit of the first byte on: of each cell, a bit for
 *                   each level from the one behind the first to the last that came, 1 where it did
 *                   of each cell how often each level but the last came, short; the last came in the samples that are left
 * </pre>
 *
 * A roll-up's tiles are of all granules of a product in a quarter of a year, whose first midnight is in the key, with the number of the roll-up
 * in place of the granule's. Of grid 2, cell 9 t + h is the trixel t of level 4 and the span h of local time, 3 h each; h is 8 where local
 * time rounded to hours is in another span than to the picosecond. Of grid 3, cell 27 k + h is the cell k of L and the hour h, 0 to 24, of the
 * channel that the product calls {@value org.htmst.hbase.tile.TileGrid#HOUR_CHANNEL}; 25 where there is none, 26 where it is another. A channel
 * may lack 1,024 values in its model.
 *
 * <h2>Example</h2>
 *
 * The group 1 of a chunk of four samples that has channel 5 alone, with the uint8 values 7, 7, 9, 7:
 *
 * <pre>
 *   22 0004           channel 5, n = 4
 *   00                written without models
 *   05                the length of its part
 *   31                plain, the smallest for so few; uint8
 *   07 07 09 07
 *   89 d5 2d b5       CRC32C
 * </pre>
 *
 * <h2>History</h2>
 *
 * <ul>
 *   <li>1: the first.
 *   <li>2: runs end at gaps, and tell how their samples move; times, positions and run map share a cell.
 *   <li>3: up to four channels share a cell, each a block: the first byte of a group has no 10; the lengths of the blocks follow, in 3
 *       bytes each, then the blocks. Series have o up to 2.
 *   <li>4: channels of a group share a checksum, and the first byte has 10; Rice codes; level models. Run maps were of kind 4 before, with
 *       durations as they are and headings in 2u.
 *   <li>5: models with sources; the number type of a column in its first byte; one checksum for the geometry.
 *   <li>6: tiles, and roll-ups. Chunks are as they were.
 * </ul>
 *
 * Up to version 4 the first byte of a column was its scheme alone, and the part of a channel, from version 4 on, its number type in a byte
 * and the column. A geometry was the lengths of run map and times, in 3 bytes each, and three blocks, as were the channels of version 3:
 *
 * <pre>
 *   byte  0         kind (high four bits: 1 values, 2 times, 3 positions, 4 run map of version 3, 5 run map) and number type (low four
 *                   bits; 0 of times and run maps)
 *   bytes 1-2       n, the number of samples
 *   bytes 3 ..      what the kind says
 *   last 4          CRC32C of all bytes before
 * </pre>
 *
 * A change of any byte takes a new version. A program writes the last version and reads the one before it as well, and all from
 * {@value org.htmst.hbase.codec.SchemaVersion#OLDEST} on, so that no store is refused that a program of the version before has written: cells say by themselves which of them they are, the records of granules
 * say it of all their rows, and the catalog's schema row has the highest there may be. {@code htm-st upgrade}
 * ({@link org.htmst.hbase.load.Upgrade}) writes the rows of an older version anew, under the same keys, while the store answers. Whoever
 * makes a new version keeps a store of the last one as a resource of the tests, made by the last program that wrote it; the test of the
 * upgrade runs on that. The tests hold blocks of each scheme as literal bytes.
 */
package org.htmst.hbase.codec;
