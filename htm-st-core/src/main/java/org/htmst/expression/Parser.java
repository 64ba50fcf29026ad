package org.htmst.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads one expression by its grammar, rule by rule. */
final class Parser {

    private static final int MOST_CHARACTERS = 4096;

    /** Rules within rules: few enough for any stack. */
    private static final int DEEPEST = 64;

    /** Numbers and operations, each of which has a column to itself. */
    private static final int MOST_STEPS = 256;

    private static final Map<String, Function> COMPARISONS = Map.of(
            "<", Function.LESS,
            "<=", Function.LESS_EQUAL,
            ">", Function.GREATER,
            ">=", Function.GREATER_EQUAL,
            "=", Function.EQUAL,
            "==", Function.EQUAL,
            "!=", Function.UNEQUAL);
    private static final Map<String, Function> SUMS = Map.of("+", Function.ADD, "-", Function.SUBTRACT);
    private static final Map<String, Function> PRODUCTS = Map.of("*", Function.MULTIPLY, "/", Function.DIVIDE);

    private final Lexer lexer;
    private final List<String> inputs = new ArrayList<>();
    private Token token;
    private int slots;
    private int depth;

    Parser(String text, Predicate<String> isName) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("an expression of " + text.length()
                    + " characters is too long; allowed are " + MOST_CHARACTERS + "; define its parts as channels");
        }
        this.lexer = new Lexer(text, isName);
        this.token = lexer.next();
    }

    Expression expression() {
        Node root = choice();
        if (token.kind() != Token.Kind.END) {
            throw lexer.failure(
                    "'" + token.text() + "' is not expected here; the expression could end before", token.at());
        }
        if (slots > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "an expression of " + slots + " numbers and operations is too long; allowed are " + MOST_STEPS
                            + "; define its parts as channels");
        }
        return new Expression(root, inputs, slots);
    }

    private Node choice() {
        return deeper(() -> {
            Node condition = or();
            if (!take("?")) {
                return condition;
            }
            Node yes = choice();
            require(":");
            return apply(Function.CHOICE, List.of(condition, yes, choice()));
        });
    }

    private Node or() {
        return chain(this::and, Map.of("or", Function.OR));
    }

    private Node and() {
        return chain(this::not, Map.of("and", Function.AND));
    }

    private Node not() {
        return deeper(() -> take("not") ? apply(Function.NOT, List.of(not())) : comparison());
    }

    private Node comparison() {
        Node left = sum();
        Function comparison = operator(COMPARISONS);
        return comparison == null ? left : apply(comparison, List.of(left, sum()));
    }

    private Node sum() {
        return chain(this::product, SUMS);
    }

    private Node product() {
        return chain(this::unary, PRODUCTS);
    }

    private Node unary() {
        return deeper(() -> {
            if (take("-")) {
                return apply(Function.NEGATE, List.of(unary()));
            }
            return take("+") ? unary() : power();
        });
    }

    private Node power() {
        Node base = primary();
        return take("^") || take("**") ? apply(Function.POWER, List.of(base, unary())) : base;
    }

    private Node primary() {
        Token first = token;
        if (first.kind() == Token.Kind.NUMBER) {
            return number(first);
        }
        if (first.kind() == Token.Kind.CHANNEL) {
            advance();
            return input(first.text());
        }
        if (first.kind() == Token.Kind.WORD) {
            return word(first);
        }
        if (take("(")) {
            Node inside = choice();
            require(")");
            return inside;
        }
        String found = first.kind() == Token.Kind.END ? "the end" : "'" + first.text() + "'";
        throw lexer.failure("a number, a channel or '(' is expected, not " + found, first.at());
    }

    private Node number(Token first) {
        double value = Double.parseDouble(first.text());
        if (Double.isInfinite(value)) {
            throw lexer.failure(
                    "number " + first.text() + " is too large; the largest is " + Double.MAX_VALUE, first.at());
        }
        advance();
        return new Literal(value, slots++);
    }

    private Node word(Token first) {
        advance();
        if (take("(")) {
            return call(first);
        }
        if (first.text().equals(Literal.MISSING)) {
            return new Literal(Double.NaN, slots++);
        }
        Optional<Term> term = Term.called(first.text());
        return term.isPresent() ? new Place(term.get(), slots++) : input(first.text());
    }

    private Node call(Token name) {
        List<Node> arguments = new ArrayList<>();
        if (!take(")")) {
            do {
                arguments.add(choice());
            } while (take(","));
            require(")");
        }
        Optional<Term> term = Term.called(name.text() + "()");
        if (term.isPresent() && arguments.isEmpty()) {
            return new Place(term.get(), slots++);
        }
        Function function = Function.called(name.text())
                .orElseThrow(() -> lexer.failure(
                        "there is no function '" + name.text() + "'; there are " + Term.functions(), name.at()));
        if (!function.takes(arguments.size())) {
            throw lexer.failure(
                    name.text() + " takes " + function.arguments() + ", not " + arguments.size(), name.at());
        }
        return apply(function, arguments);
    }

    private Node input(String name) {
        if (!inputs.contains(name)) {
            inputs.add(name);
        }
        return new Input(inputs.indexOf(name));
    }

    private Node apply(Function function, List<Node> arguments) {
        return new Apply(function, arguments, slots++);
    }

    private Node chain(Supplier<Node> part, Map<String, Function> operators) {
        Node left = part.get();
        for (Function operator = operator(operators); operator != null; operator = operator(operators)) {
            left = apply(operator, List.of(left, part.get()));
        }
        return left;
    }

    /** The operator that stands here, which is passed; null if there is none of these. */
    private Function operator(Map<String, Function> operators) {
        Function found = token.kind() == Token.Kind.SIGN ? operators.get(token.text()) : null;
        if (found != null) {
            advance();
        }
        return found;
    }

    private Node deeper(Supplier<Node> rule) {
        if (++depth > 3 * DEEPEST) {
            throw lexer.failure(
                    "more than " + DEEPEST + " brackets within brackets; define parts as channels", token.at());
        }
        Node node = rule.get();
        depth--;
        return node;
    }

    private boolean take(String sign) {
        boolean isHere = token.is(sign);
        if (isHere) {
            advance();
        }
        return isHere;
    }

    private void require(String sign) {
        if (!take(sign)) {
            throw lexer.failure("'" + sign + "' is missing", token.at());
        }
    }

    private void advance() {
        token = lexer.next();
    }
}
