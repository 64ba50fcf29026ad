package org.htmst.spark.function;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.sphere.Region;

/**
 * Tells whether a place, its first two arguments, is in a region that the others describe.
 *
 * <p>It gives 1 or 0: Spark 4.1 hands a bare function that is true or false to a source only where it stands alone, and fails where it stands in
 * another expression, such as {@code CASE WHEN f(x) AND … END}. A comparison of numbers it takes anywhere.
 */
public abstract class RegionFunction extends PlaceFunction<Integer> {

    private static final long serialVersionUID = 1;

    RegionFunction(String name, List<String> parameters, List<DataType> types, String usage) {
        super(name, parameters, types, DataTypes.IntegerType, usage);
    }

    /**
     * The region of such arguments.
     *
     * @param arguments those after the place, as Spark holds them; none is null
     * @throws IllegalArgumentException if they describe none
     */
    public abstract Region region(List<Object> arguments);
}
