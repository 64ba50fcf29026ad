package org.htmst.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple3;
import scala.jdk.javaapi.CollectionConverters;

/** {@link HtmStFrames#summarize} and {@link HtmStFrames#interpolate} as functions of SQL that give tables; samples are a table or view, by its name. */
final class JobFunctions {

    private static final String SUMMARIZE = "htm_summarize('table', 'channels' [, 'groups' [, 'statistics']]), such as"
            + " htm_summarize('samples', 'e3/90', 'time:1d,L_IGRF:0.25', 'count,median')";

    private static final String INTERPOLATE =
            "htm_interpolate('table', 'channel' [, map('option', 'value', ...)]), such as"
                    + " htm_interpolate('samples', 'e1/0', map('every', '7d', 'level', '6'))";

    private static final int MOST_TEXTS = 4;

    /** Makes a table of constants. */
    @FunctionalInterface
    private interface Maker {
        Dataset<Row> make(List<String> texts, Map<String, String> options);
    }

    private JobFunctions() {}

    static void add(SparkSessionExtensions extensions) {
        add(extensions, SUMMARIZE, (texts, options) -> {
            require(texts.size() <= MOST_TEXTS && options.isEmpty(), SUMMARIZE);
            return HtmStFrames.summarize(table(texts), texts.get(1), text(texts, 2), text(texts, 3));
        });
        add(extensions, INTERPOLATE, (texts, options) -> {
            require(texts.size() == 2, INTERPOLATE);
            return HtmStFrames.interpolate(table(texts), texts.get(1), options);
        });
    }

    private static Dataset<Row> table(List<String> texts) {
        return SparkSession.active().table(texts.get(0));
    }

    private static String text(List<String> texts, int place) {
        return place < texts.size() ? texts.get(place) : "";
    }

    private static void require(boolean isSo, String usage) {
        if (!isSo) {
            throw new IllegalArgumentException("arguments are missing or wrong; call it as " + usage);
        }
    }

    private static void add(SparkSessionExtensions extensions, String usage, Maker maker) {
        String name = usage.substring(0, usage.indexOf('('));
        ExpressionInfo info = new ExpressionInfo(
                JobFunctions.class.getName(), null, name, usage, "", "", "", "table_funcs", "", "", "java_udf");
        extensions.injectTableFunction(new Tuple3<>(new FunctionIdentifier(name), info, arguments -> made(
                        maker, usage, CollectionConverters.asJava(arguments))
                .queryExecution()
                .analyzed()));
    }

    private static Dataset<Row> made(Maker maker, String usage, List<Expression> arguments) {
        require(arguments.stream().allMatch(Expression::foldable), usage);
        List<Object> constants =
                arguments.stream().map(argument -> argument.eval(null)).toList();
        int last = constants.size() - 1;
        boolean hasOptions = last >= 0 && constants.get(last) instanceof MapData;
        List<Object> texts = hasOptions ? constants.subList(0, last) : constants;
        require(texts.size() >= 2 && texts.stream().allMatch(UTF8String.class::isInstance), usage);
        return maker.make(
                texts.stream().map(Object::toString).toList(),
                hasOptions
                        ? options((MapData) constants.get(last), (MapType)
                                arguments.get(last).dataType())
                        : Map.of());
    }

    private static Map<String, String> options(MapData map, MapType type) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < map.numElements(); i++) {
            options.put(
                    String.valueOf(map.keyArray().get(i, type.keyType())),
                    String.valueOf(map.valueArray().get(i, type.valueType())));
        }
        return options;
    }
}
