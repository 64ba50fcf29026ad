package org.htmst.expression;

import java.util.List;
import org.htmst.sample.Channel;

/**
 * A channel of a product that is computed from others of it.
 *
 * @param definition what makes it
 * @param channel what it is; its description has the expression and its source
 * @param expression of channels of the product, by their names
 * @param flags the calibration flags of all that it is made of: where one is above 0 its value is spoilt
 */
public record DerivedChannel(Definition definition, Channel channel, Expression expression, List<String> flags) {

    public DerivedChannel {
        flags = List.copyOf(flags);
    }
}
