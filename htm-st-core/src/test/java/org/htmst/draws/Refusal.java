package org.htmst.draws;

/** What a reader of texts may say of one that it does not understand. */
public final class Refusal {

    /** No message needs more letters, whatever a text has in it. */
    private static final int LONGEST = 5000;

    private Refusal() {}

    /** Requires that a text is read, or refused in one line that can be shown. */
    public static void of(String text, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (e.getClass() != IllegalArgumentException.class
                    || message.length() > LONGEST + text.length()
                    || message.lines().count() != 1) {
                throw new AssertionError("not refused as it should be", e);
            }
        }
    }
}
