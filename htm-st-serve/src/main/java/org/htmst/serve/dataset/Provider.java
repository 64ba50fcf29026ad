package org.htmst.serve.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmst.failure.HtmStException;

/**
 * What files of satellites do not tell: who provides the data here, and how they are cited. Every text may be empty, which is to say that
 * it is not known.
 *
 * @param title of the server, up to 40 characters
 * @param contact whom to ask about the server
 * @param citation how to cite the server
 * @param authority under which the server gives ids of SPASE: letters, digits, {@code _}, {@code .} and {@code -}
 * @param products what is known of products, by their names
 */
public record Provider(
        String title, String contact, String citation, String authority, Map<String, ProductFacts> products) {

    /** Nothing is known. */
    public static final Provider UNKNOWN = new Provider("", "", "", "", Map.of());

    private static final int MOST_TITLE = 40;
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

    /**
     * What is known of a product.
     *
     * @param title of its data
     * @param contact whom to ask about them
     * @param citation how to cite them
     * @param resourceId by which they are known elsewhere, such as a DOI
     * @param resourceUrl where more is said of them, an address of http or https
     * @param licenseUrl where their license is, likewise
     */
    public record ProductFacts(
            String title, String contact, String citation, String resourceId, String resourceUrl, String licenseUrl) {

        static final ProductFacts NONE = new ProductFacts("", "", "", "", "", "");

        public ProductFacts {
            title = Objects.requireNonNullElse(title, "");
            contact = Objects.requireNonNullElse(contact, "");
            citation = Objects.requireNonNullElse(citation, "");
            resourceId = Objects.requireNonNullElse(resourceId, "");
            resourceUrl = Objects.requireNonNullElse(resourceUrl, "");
            licenseUrl = Objects.requireNonNullElse(licenseUrl, "");
            Stream.of(resourceUrl, licenseUrl)
                    .filter(url -> !url.isEmpty() && !URL.matcher(url).matches())
                    .forEach(url -> {
                        throw new IllegalArgumentException(
                                "'" + url + "' is no address; give one that begins with https:// or http://");
                    });
        }
    }

    public Provider {
        title = Objects.requireNonNullElse(title, "");
        contact = Objects.requireNonNullElse(contact, "");
        citation = Objects.requireNonNullElse(citation, "");
        authority = Objects.requireNonNullElse(authority, "");
        products = products == null ? Map.of() : Map.copyOf(products);
        if (title.length() > MOST_TITLE) {
            throw new IllegalArgumentException("title '" + title + "' is longer than " + MOST_TITLE + " characters");
        }
        if (!authority.isEmpty() && !AUTHORITY.matcher(authority).matches()) {
            throw new IllegalArgumentException(
                    "authority '" + authority + "' is none; give letters, digits, '_', '.' and '-'");
        }
    }

    /**
     * Reads a file of JSON with these names as keys, each of which may be left out.
     *
     * @throws HtmStException if it cannot be read
     * @throws IllegalArgumentException if it says something else
     */
    public static Provider read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("'" + file + "' has more than " + MOST_BYTES + " bytes");
            }
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(Files.readString(file, StandardCharsets.UTF_8), Provider.class);
        } catch (JsonProcessingException e) {
            String why = e.getCause() instanceof IllegalArgumentException cause
                    ? cause.getMessage()
                    : e.getOriginalMessage()
                            + Optional.ofNullable(e.getLocation())
                                    .map(at -> ", line " + at.getLineNr())
                                    .orElse("");
            throw new IllegalArgumentException(
                    "'" + file + "' does not say who provides the data: " + why + "; docs/serve.md has an example", e);
        } catch (IOException e) {
            throw new HtmStException("'" + file + "' cannot be read: " + e + "; give another file", false, e);
        }
    }

    /** What is known of a product. */
    public ProductFacts product(String name) {
        return products.getOrDefault(name, ProductFacts.NONE);
    }

    /** The id of a dataset in SPASE. */
    public String spaseId(String type, String name) {
        return "spase://" + (authority.isEmpty() ? "HTM-ST" : authority) + "/" + type + "/" + name;
    }
}
