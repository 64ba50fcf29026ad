package org.htmst.hbase.catalog;

import java.io.Serializable;
import org.htmst.sample.Channel;

/**
 * A channel and the number that names its column.
 *
 * @param number column number in the samples table, the same for all granules
 * @param channel what it is
 */
public record ChannelEntry(int number, Channel channel) implements Serializable {}
