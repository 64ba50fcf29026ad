package org.htmst.spark;

import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.V2ExpressionUtils;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.spark.function.HtmCover;
import org.htmst.spark.function.HtmId;
import org.htmst.spark.function.InCap;
import org.htmst.spark.function.InRegion;
import org.htmst.spark.function.LocalHours;
import org.htmst.spark.function.PlaceFunction;
import org.htmst.spark.function.RegionFunction;
import org.htmst.spark.function.SphereDistance;
import org.htmst.spark.near.NearStrategy;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.runtime.BoxedUnit;

/** Adds the functions, those that give tables, and joins of points with samples near to them, to a session; Spark finds it by itself, or by {@code spark.sql.extensions}. */
public final class HtmStExtensions implements SparkSessionExtensionsProvider {

    private static final List<PlaceFunction<?>> FUNCTIONS =
            List.of(new InCap(), new InRegion(), new HtmId(), new HtmCover(), new SphereDistance(), new LocalHours());

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        FUNCTIONS.forEach(function -> add(extensions, function));
        JobFunctions.add(extensions);
        extensions.injectPlannerStrategy(session -> new NearStrategy());
        return BoxedUnit.UNIT;
    }

    private static void add(SparkSessionExtensions extensions, PlaceFunction<?> function) {
        ExpressionInfo info = new ExpressionInfo(
                function.getClass().getName(),
                null,
                function.name(),
                function.usage(),
                "",
                "",
                "",
                "misc_funcs",
                "",
                "",
                "java_udf");
        extensions.injectFunction(
                new Tuple3<>(new FunctionIdentifier(function.name()), info, arguments -> call(function, arguments)));
    }

    private static Expression call(PlaceFunction<?> function, Seq<Expression> arguments) {
        function.checkCount(arguments.size());
        Expression value = V2ExpressionUtils.resolveScalarFunction(function, arguments);
        return function instanceof RegionFunction ? new EqualTo(value, new Literal(1, DataTypes.IntegerType)) : value;
    }
}
