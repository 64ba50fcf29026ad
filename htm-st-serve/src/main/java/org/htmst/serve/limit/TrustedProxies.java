package org.htmst.serve.limit;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servers in front of this one, whose word is taken for where a request came from. Each writes behind what it got from where it got it;
 * what a client itself wrote stands before that, and is never believed.
 *
 * @param networks where they are
 * @param header in which they say it: {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239). The other is not looked at: a proxy that does
 *     not write it may hand on what its clients wrote
 */
public record TrustedProxies(List<Network> networks, HttpString header) {

    /** None at all: a client is where its connection comes from. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), Headers.X_FORWARDED_FOR);

    private static final List<HttpString> HEADERS = List.of(Headers.X_FORWARDED_FOR, Headers.FORWARDED);

    /** An element that names where it is from, in quotes if it has to be. */
    private static final Pattern FOR = Pattern.compile(
            "(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^\\s;\",]*))\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

    /** An address with a port, or in brackets. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)\\](?::\\w+)?|([0-9.]+)(?::\\w+)?|([0-9A-Fa-f:.]+)");

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * The proxies at some addresses.
     *
     * @param addresses parted by commas, each an address or a network as {@code 10.0.0.0/8}
     * @param header the name of theirs, in any case
     * @throws IllegalArgumentException if one is none
     */
    public static TrustedProxies parse(String addresses, String header) {
        List<Network> networks = Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .map(Network::parse)
                .toList();
        return new TrustedProxies(
                networks,
                HEADERS.stream()
                        .filter(known -> known.equals(new HttpString(header)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("header '" + header
                                + "' is none in which proxies say where requests come from; give X-Forwarded-For or"
                                + " Forwarded")));
    }

    /** Makes a request's address that of its client. */
    public void tell(HttpServerExchange exchange) {
        InetAddress peer = exchange.getSourceAddress().getAddress();
        HeaderValues lines = exchange.getRequestHeaders().get(header);
        if (peer != null && lines != null && isOne(peer)) {
            exchange.setSourceAddress(new InetSocketAddress(client(peer, lines), 0));
        }
    }

    /**
     * Where a request came from: the last address on its way that is none of these; where they do not tell, the last that is known.
     *
     * @param peer where the connection comes from
     * @param lines of the header
     */
    InetAddress client(InetAddress peer, List<String> lines) {
        InetAddress client = peer;
        String[] steps = String.join(",", lines).split(",", -1);
        for (int i = steps.length - 1; i >= 0 && isOne(client); i--) {
            try {
                client = address(steps[i].strip());
            } catch (UnknownHostException e) {
                // As 'unknown', or nonsense: whoever wrote it, the one before is known.
                break;
            }
        }
        return client;
    }

    private boolean isOne(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private InetAddress address(String step) throws UnknownHostException {
        String text = step;
        if (header.equals(Headers.FORWARDED)) {
            Matcher element = FOR.matcher(step);
            if (!element.find()) {
                throw new UnknownHostException("an element without an address");
            }
            text = element.group(1) == null ? element.group(2) : element.group(1);
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            throw new UnknownHostException("no address");
        }
        for (int group = 1; group <= address.groupCount(); group++) {
            if (address.group(group) != null) {
                return Network.address(address.group(group));
            }
        }
        throw new UnknownHostException("no address");
    }
}
