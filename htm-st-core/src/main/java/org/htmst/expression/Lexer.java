package org.htmst.expression;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;

/** Cuts a text into tokens, one after the other. */
final class Lexer {

    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][^\\s\"<>=!?(),^*+]*");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|<=|>=|==|!=|[-+*/^<>=?:(),]");

    private final String text;
    private final Predicate<String> isName;
    private int at;

    Lexer(String text, Predicate<String> isName) {
        this.text = text;
        this.isName = isName;
    }

    /** Whether a channel so called needs no quotes wherever it stands. */
    static boolean isPlainName(String name) {
        return WORD.matcher(name).matches()
                && !isWord(name)
                && Term.called(name).isEmpty()
                && Function.called(name).isEmpty();
    }

    private static boolean isWord(String name) {
        return name.equals("and") || name.equals("or") || name.equals("not") || name.equals(Literal.MISSING);
    }

    /** The next token; at the end one of kind END, again and again. */
    Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (start == text.length()) {
            return new Token(Token.Kind.END, "", start);
        }
        if (text.charAt(start) == '"') {
            return quoted();
        }
        Matcher name = matcher(NAME);
        if (name.lookingAt()) {
            return named(name.end());
        }
        Matcher word = matcher(WORD);
        if (word.lookingAt()) {
            return token(Token.Kind.WORD, word.end());
        }
        Matcher number = matcher(NUMBER);
        if (number.lookingAt()) {
            return token(Token.Kind.NUMBER, number.end());
        }
        Matcher sign = matcher(SIGN);
        if (sign.lookingAt()) {
            return token(Token.Kind.SIGN, sign.end());
        }
        throw failure(
                "'" + Excerpt.of(text.substring(start, text.offsetByCodePoints(start, 1))) + "' has no meaning", start);
    }

    /** The longest known name here, or else a word. */
    private Token named(int latest) {
        for (int end = latest; end > at; end--) {
            boolean isWhole = end == text.length() || !isLetter(text.charAt(end)) || !isLetter(text.charAt(end - 1));
            String name = text.substring(at, end);
            if (isWhole && !isWord(name) && isName.test(name)) {
                return token(Token.Kind.CHANNEL, end);
            }
        }
        Matcher word = matcher(WORD);
        word.lookingAt();
        String found = word.group();
        return token(isWord(found) && !found.equals(Literal.MISSING) ? Token.Kind.SIGN : Token.Kind.WORD, word.end());
    }

    private static boolean isLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private Token quoted() {
        int start = at;
        int end = text.indexOf('"', start + 1);
        if (end < 0) {
            throw failure("the name is not closed; add '\"'", start);
        }
        at = end + 1;
        return new Token(Token.Kind.CHANNEL, text.substring(start + 1, end), start);
    }

    private Token token(Token.Kind kind, int end) {
        Token token = new Token(kind, text.substring(at, end), at);
        at = end;
        return token;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    IllegalArgumentException failure(String what, int where) {
        return new IllegalArgumentException(
                "expression '" + Excerpt.of(text) + "', at character " + (where + 1) + ": " + Excerpt.of(what));
    }
}
