package org.htmst.expression;

/**
 * A piece of the text of an expression.
 *
 * @param at where it begins, from 0
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        NUMBER,
        /** A name that is known, or stood in quotes. */
        CHANNEL,
        /** What may be a function, a term or a channel. */
        WORD,
        /** An operator, a bracket or a comma. */
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
