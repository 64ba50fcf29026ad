package org.htmst.formats;

import java.util.List;

/**
 * The first draft of a descriptor, made of what a file says of itself.
 *
 * @param json the descriptor; not all of one if something is unknown
 * @param guesses what was taken, and from where
 * @param unknown what could not be found, and what to add
 */
public record Draft(byte[] json, List<String> guesses, List<String> unknown) {

    public Draft {
        guesses = List.copyOf(guesses);
        unknown = List.copyOf(unknown);
    }
}
