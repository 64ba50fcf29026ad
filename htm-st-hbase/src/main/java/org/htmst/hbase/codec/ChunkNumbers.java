package org.htmst.hbase.codec;

import java.util.function.ToIntFunction;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;

/**
 * The numbers that the catalog gave to what a chunk names.
 *
 * @param granule the number of the granule
 * @param satellite the number of a satellite, 0 to {@link ChunkKey#MAX_SATELLITE}
 * @param channel the number of a channel, {@link Qualifier#FIRST_CHANNEL} or more
 */
public record ChunkNumbers(int granule, ToIntFunction<String> satellite, ToIntFunction<Channel> channel) {}
