package org.htmst.serve.limit;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits.
 *
 * @param first the lowest of them
 * @param bits how many are the same, 0 to 32, or to 128 of IPv6
 */
record Network(InetAddress first, int bits) {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|(?:2[0-4]|1\\d|[1-9])?\\d)(?:\\.(?!$)|$)){4}");

    /** With a colon this is an address or nothing, for Java, too. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*");

    /**
     * One address, or several as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Network parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress first = address(parts[0]);
            int length = Byte.SIZE * first.getAddress().length;
            int bits = parts.length == 1 ? length : Integer.parseInt(parts[1]);
            Network network = new Network(first, bits);
            if (bits < 0
                    || bits > length
                    || !network.number(first).shiftLeft(length - bits).equals(all(first))) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no network: behind / is how many bits of an address all"
                                + " of it have, and the others are 0; give such as 10.0.0.0/8");
            }
            return network;
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address or network; give such as 10.0.0.7, 10.0.0.0/8 or fd00::/8", e);
        }
    }

    /**
     * The address that a text is, by its numbers alone: no name is looked up.
     *
     * @throws UnknownHostException if it is none
     */
    static InetAddress address(String text) throws UnknownHostException {
        if (IPV4.matcher(text).matches()
                || text.indexOf(':') >= 0 && IPV6.matcher(text).matches()) {
            return InetAddress.getByName(text);
        }
        throw new UnknownHostException(text);
    }

    /** Whether an address is one of them. */
    boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && number(address).equals(number(first));
    }

    private BigInteger number(InetAddress address) {
        return all(address).shiftRight(Byte.SIZE * address.getAddress().length - bits);
    }

    private static BigInteger all(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
