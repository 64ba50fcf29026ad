package org.htmst.hbase.plan;

import java.io.Serializable;
import org.htmst.expression.Expression;
import org.htmst.sample.Channel;

/**
 * A column that is computed from others once these are read.
 *
 * @param channel what it is
 * @param expression how it is computed
 * @param inputs the column of each input of the expression
 */
public record DerivedColumn(Channel channel, Expression expression, int[] inputs) implements Serializable {}
