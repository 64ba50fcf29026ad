package org.htmst.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/** Fetches files by http and https, and by nothing else. */
final class WebFile {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final List<String> SCHEMES = List.of("http", "https");
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;

    /** How long a server may be silent. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long a file may take in all, be it sent ever so slowly. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private WebFile() {}

    /** Whether an argument is an address, of whatever kind, and no path. */
    static boolean isAddress(String argument) {
        return ADDRESS.matcher(argument).matches();
    }

    /**
     * The address that somebody typed, or a server answered with.
     *
     * @throws HtmStException if it is none of http or https
     */
    static URI uri(String text) {
        try {
            return checked(new URI(text));
        } catch (URISyntaxException e) {
            throw new HtmStException(
                    "'" + Excerpt.of(text) + "' is no address: " + Excerpt.of(e.getReason()), false, e);
        }
    }

    private static URI checked(URI uri) {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw error(uri, "is not fetched; addresses of http and https are");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw error(
                    uri,
                    uri.getHost() == null
                            ? "names no host"
                            : "has a user's name in it, which would stand in lists of processes; fetch it by a program that keeps it");
        }
        return uri;
    }

    /**
     * The name of what is there: the last part of the path.
     *
     * @throws HtmStException if there is none
     */
    static String name(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isBlank()
                || name.equals(".")
                || name.equals("..")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0) {
            throw error(uri, "does not end in the name of a file; say it by --name");
        }
        return name;
    }

    /**
     * Fetches what is there.
     *
     * @param most how many bytes it may have
     * @throws HtmStException if it cannot be had whole
     */
    static Path fetch(URI address, long most, Spool spool) {
        URI uri = address;
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                HttpURLConnection connection = connect(uri);
                try {
                    int status = connection.getResponseCode();
                    if (status == OK) {
                        return body(connection, uri, most, spool);
                    }
                    uri = next(connection, status, uri);
                } finally {
                    connection.disconnect();
                }
            }
        } catch (SocketTimeoutException e) {
            throw error(uri, "is silent for " + PATIENCE.toSeconds() + " s", e);
        } catch (IOException e) {
            throw error(uri, "cannot be fetched: " + Excerpt.of(String.valueOf(e.getMessage())), e);
        }
        throw error(address, "leads from address to address, more than " + MOST_REDIRECTS + " times");
    }

    private static HttpURLConnection connect(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("User-Agent", "htm-st");
        return connection;
    }

    private static URI next(HttpURLConnection connection, int status, URI uri) {
        String location = connection.getHeaderField("Location");
        if (!REDIRECTS.contains(status) || location == null) {
            throw error(uri, "answers " + status + ", not with a file");
        }
        URI next;
        try {
            next = uri.resolve(location);
        } catch (IllegalArgumentException e) {
            throw error(uri, "leads to '" + Excerpt.of(location) + "', which is no address", e);
        }
        if (uri.getScheme().equalsIgnoreCase("https") && !"https".equalsIgnoreCase(next.getScheme())) {
            throw error(uri, "leads to '" + Excerpt.of(location) + "', which is not of https");
        }
        return checked(next);
    }

    private static Path body(HttpURLConnection connection, URI uri, long most, Spool spool) throws IOException {
        String encoding = connection.getContentEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw error(uri, "answers packed by '" + Excerpt.of(encoding) + "', which was not asked for");
        }
        long told = connection.getContentLengthLong();
        if (told > most) {
            throw error(uri, "has " + told + " bytes; at most " + most + " are fetched");
        }
        try (InputStream in = connection.getInputStream()) {
            Path file = spool.write(new Timed(in, System.nanoTime() + LONGEST.toNanos()), most, uri.toString());
            if (told >= 0 && file.toFile().length() != told) {
                throw error(uri, "is cut: " + file.toFile().length() + " of " + told + " bytes came");
            }
            return file;
        }
    }

    static HtmStException error(URI uri, String what) {
        return error(uri, what, null);
    }

    private static HtmStException error(URI uri, String what, Throwable cause) {
        return new HtmStException(Excerpt.of(uri.toString()) + " " + what, false, cause);
    }

    /** A stream that may not last. */
    private static final class Timed extends FilterInputStream {

        private final long endNs;

        Timed(InputStream in, long endNs) {
            super(in);
            this.endNs = endNs;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (System.nanoTime() - endNs > 0) {
                throw new IOException("it takes more than " + LONGEST.toHours() + " hours");
            }
            return super.read(bytes, from, length);
        }
    }
}
