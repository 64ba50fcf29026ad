package org.htmst.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A file of the page.
 *
 * @param type its media type
 * @param caching how long it may be used without asking again, as {@code Cache-Control} says it
 * @param tag which tells its contents apart
 * @param bytes its contents
 */
record PageFile(String type, String caching, String tag, byte[] bytes) {

    /** Asked for each time, and not sent again unless the program is another. */
    private static final String OURS = "no-cache";

    private static final String LIBRARY = "public, max-age=86400";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final int TAG_DIGITS = 16;

    /** All files by their names. */
    static Map<String, PageFile> all() {
        Map<String, PageFile> files = new LinkedHashMap<>();
        files.put("index.html", ours("index.html", "text/html; charset=utf-8"));
        files.put("style.css", ours("style.css", STYLE));
        for (String name : new String[] {"door.js", "maps.js", "charts.js", "panels.js", "app.js"}) {
            files.put(name, ours(name, SCRIPT));
        }
        files.put("icon.svg", ours("icon.svg", "image/svg+xml"));
        files.put("coast.json", ours("coast.json", "application/json"));
        files.put("d3-array.min.js", library("d3-array", "d3-array.min.js", SCRIPT));
        files.put("d3-geo.min.js", library("d3-geo", "d3-geo.min.js", SCRIPT));
        files.put("uPlot.iife.min.js", library("uplot", "uPlot.iife.min.js", SCRIPT));
        files.put("uPlot.min.css", library("uplot", "uPlot.min.css", STYLE));
        return Map.copyOf(files);
    }

    private static PageFile ours(String name, String type) {
        return of(read(name), type, OURS);
    }

    /** A file of a WebJar, in a folder that has the version's name. */
    private static PageFile library(String library, String name, String type) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/" + library + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("version");
        return of(read("/META-INF/resources/webjars/" + library + "/" + version + "/dist/" + name), type, LIBRARY);
    }

    private static PageFile of(byte[] bytes, String type, String caching) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PageFile(type, caching, HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PageFile.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("resource " + resource + " is missing from the class path");
        }
        return in;
    }
}
