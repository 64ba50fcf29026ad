package org.htmst.serve.access;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmst.failure.HtmStException;

/**
 * Looks whether a request may do what it asks for. A token stands in {@code Authorization: Bearer}; for reading also as the password of {@code
 * Basic}, which is what browsers ask their users for. Never for writing: browsers send that by themselves, at the wish of any page. The file of
 * tokens is read again when it has changed; while it cannot be read nobody is let in.
 */
public final class Doorkeeper {

    private static final int LONGEST = 200;
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final Pattern TOKEN = Pattern.compile(TokenEntry.PREFIX + "[A-Za-z0-9_-]+");

    private final Optional<TokenFile> file;
    private final boolean isReadingOpen;
    private volatile Known known = new Known(Map.of(), List.of());

    private record Known(Map<String, Object> stamp, List<TokenEntry> entries) {}

    private Doorkeeper(Optional<TokenFile> file, boolean isReadingOpen) {
        this.file = file;
        this.isReadingOpen = isReadingOpen;
    }

    /** One who lets everybody read, and nobody write. */
    public static Doorkeeper ofReaders() {
        return new Doorkeeper(Optional.empty(), true);
    }

    /**
     * One who asks for tokens.
     *
     * @param isReadingOpen whether reading needs none
     * @throws HtmStException if the file cannot be used, see {@link TokenFile#entries}
     */
    public static Doorkeeper of(TokenFile file, boolean isReadingOpen) {
        Doorkeeper doorkeeper = new Doorkeeper(Optional.of(file), isReadingOpen);
        doorkeeper.entries(file);
        return doorkeeper;
    }

    /**
     * What a request is answered before anything else is.
     *
     * @param status 200 if it is let in; 401 if it has no token that is known, 403 if that of a role which does not include the one needed
     * @param token the name of the token, if it is known
     * @param failure why the tokens cannot be read, if so
     */
    public record Admission(int status, Optional<String> token, Optional<HtmStException> failure) {

        /** Whether the request is let in. */
        public boolean isGranted() {
            return status == 200;
        }
    }

    /** Whether a request is let in to do what a role allows. */
    public Admission admit(HttpServerExchange exchange, Role needed) {
        if (file.isEmpty()) {
            return new Admission(needed == Role.READER ? 200 : 403, Optional.empty(), Optional.empty());
        }
        Optional<HtmStException> failure = Optional.empty();
        Optional<TokenEntry> given = Optional.empty();
        try {
            // Also of those who need none: the log tells by whom they were.
            given = token(exchange, needed).flatMap(this::find);
        } catch (HtmStException e) {
            failure = Optional.of(e);
        }
        boolean isGranted = needed == Role.READER && isReadingOpen
                || given.filter(entry -> entry.allowed().includes(needed)).isPresent();
        int status = isGranted ? 200 : given.isPresent() ? 403 : 401;
        return new Admission(status, given.map(TokenEntry::name), failure);
    }

    /** The ways to give a token that somebody without one is told of, each for a header {@code WWW-Authenticate}. */
    public static List<String> challenges(Role needed) {
        String realm = " realm=\"htm-st\"";
        return needed == Role.READER
                ? List.of("Bearer" + realm, "Basic" + realm + ", charset=\"UTF-8\"")
                : List.of("Bearer" + realm);
    }

    /** {@code text} without tokens. */
    public static String withoutTokens(String text) {
        return text.contains(TokenEntry.PREFIX) ? TOKEN.matcher(text).replaceAll(TokenEntry.PREFIX + "...") : text;
    }

    private static Optional<String> token(HttpServerExchange exchange, Role needed) {
        HeaderValues headers = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        if (headers == null || headers.size() != 1) {
            return Optional.empty();
        }
        String header = headers.getFirst();
        String scheme = header.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return bounded(header.substring(BEARER.length()).strip());
        }
        HttpString method = exchange.getRequestMethod();
        boolean isReading = needed == Role.READER && (method.equals(Methods.GET) || method.equals(Methods.HEAD));
        return isReading && scheme.startsWith(BASIC)
                ? password(header.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return bounded(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> bounded(String token) {
        return Optional.of(token).filter(text -> text.length() <= LONGEST);
    }

    /** Compares with all, that the time taken tells nothing of which it is. */
    private Optional<TokenEntry> find(String token) {
        Optional<TokenEntry> found = Optional.empty();
        for (TokenEntry entry : entries(file.orElseThrow())) {
            if (entry.isOf(token)) {
                found = Optional.of(entry);
            }
        }
        return found;
    }

    private List<TokenEntry> entries(TokenFile tokens) {
        // Looked at before it is read: what changes in between is seen the next time.
        Map<String, Object> stamp = tokens.stamp();
        Known last = known;
        if (!stamp.isEmpty() && stamp.equals(last.stamp)) {
            return last.entries;
        }
        Known now = new Known(stamp, tokens.entries());
        known = now;
        return now.entries;
    }
}
