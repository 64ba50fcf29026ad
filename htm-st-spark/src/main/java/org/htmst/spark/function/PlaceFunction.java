package org.htmst.spark.function;

import java.util.List;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;

/**
 * A function of SQL. What computes it is the method {@code invoke} of the class, which Spark calls by name from code that it generates: the
 * class and the method are public for that reason alone.
 *
 * @param <R> what it gives, as Spark holds it
 */
public abstract class PlaceFunction<R> implements ScalarFunction<R> {

    private static final long serialVersionUID = 1;

    private final String name;
    private final List<String> parameters;
    private final DataType[] types;
    private final DataType result;
    private final String usage;

    PlaceFunction(String name, List<String> parameters, List<DataType> types, DataType result, String usage) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.types = types.toArray(DataType[]::new);
        this.result = result;
        this.usage = usage;
    }

    @Override
    public final String name() {
        return name;
    }

    /** What is told of it by {@code DESCRIBE FUNCTION}. */
    public final String usage() {
        return "_FUNC_(" + String.join(", ", parameters) + ") - " + usage;
    }

    /**
     * Refuses another number of arguments than it takes.
     *
     * @throws IllegalArgumentException if there are more or fewer; the message has the names of all
     */
    public final void checkCount(int arguments) {
        if (arguments != types.length) {
            throw new IllegalArgumentException(name + " has " + arguments + " arguments, not the " + types.length
                    + " that it takes; give " + name + "(" + String.join(", ", parameters) + ")");
        }
    }

    @Override
    public final DataType[] inputTypes() {
        return types.clone();
    }

    @Override
    public final DataType resultType() {
        return result;
    }

    @Override
    public final boolean isResultNullable() {
        return false;
    }

    @Override
    public final String canonicalName() {
        return "org.htmst." + name;
    }
}
