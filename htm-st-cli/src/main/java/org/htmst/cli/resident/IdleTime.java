package org.htmst.cli.resident;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a resident process stays without a command. */
final class IdleTime {

    private static final String VARIABLE = "HTM_ST_RESIDENT";
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(s|m|h)");

    private IdleTime() {}

    /** A text that is no such time. */
    static final class UnknownException extends Exception {
        private static final long serialVersionUID = 1;

        private UnknownException(String text) {
            super(VARIABLE + " is '" + text
                    + "'; give a time such as 30m (s, m or h), or 'no' for a process for each command");
        }
    }

    /** By the environment of a command; ten minutes unless that says otherwise. */
    static Duration of(Map<String, String> environment) throws UnknownException {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isEmpty()) {
            return USUAL;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnknownException(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
