/**
 * Numbers of samples computed from others: {@link org.htmst.expression.Expression} reads a text, and computes whole columns at once;
 * a {@link org.htmst.expression.Definition} gives one a name, a unit and a source, and thereby makes a derived channel of it.
 *
 * <pre>
 *   expression = or [ "?" expression ":" expression ]
 *   or         = and { "or" and }
 *   and        = not { "and" not }
 *   not        = "not" not | comparison
 *   comparison = sum [ ( "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "=" | "==" | "!=" ) sum ]
 *   sum        = product { ( "+" | "-" ) product }
 *   product    = unary { ( "*" | "/" ) unary }
 *   unary      = ( "-" | "+" ) unary | power
 *   power      = primary [ ( "^" | "**" ) unary ]
 *   primary    = number | "missing" | TERM | channel | FUNCTION "(" [ expression { "," expression } ] ")" | "(" expression ")"
 *   channel    = a known name or alias, or letters, digits and "_", or any name between double quotes
 * </pre>
 *
 * <p>Names of channels may hold {@code /}, {@code -} and {@code .}: the longest text that is a known name is the name, so {@code e1/90} is the
 * channel of that alias, and {@code e1/90/2} half of it. Terms are {@code time} (ms since 1970-01-01 UTC), {@code lon} and {@code lat}
 * (degrees, as in the file), {@code alt} (km) and {@code local_time} (mean solar, hours). Functions are those of {@link
 * org.htmst.expression.Function} and {@link org.htmst.expression.Term}.
 *
 * <p>All is computed in 64-bit numbers, operand by operand in the order of the text and rounded once for each operation; functions that no
 * machine rounds exactly are those of {@link StrictMath}, so that an answer is the same everywhere. A value that is missing, or not finite,
 * is missing in all that is made of it, and so is what has no finite result, such as a division by zero or the logarithm of -1. True is 1, false
 * is 0. {@code false and missing} is false and {@code true or missing} true, whatever is missing; {@code coalesce(a, b)} is the first that is
 * not missing.
 *
 * <pre>{@code
 * Expression ratio = Expression.parse("e1/0 > 0 ? log10(e1/0 / e1/90) : missing", Set.of("e1/0", "e1/90")::contains);
 * List<String> inputs = ratio.inputs(); // e1/0, e1/90
 * }</pre>
 */
package org.htmst.expression;
