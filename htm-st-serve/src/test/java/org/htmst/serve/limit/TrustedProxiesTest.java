package org.htmst.serve.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final String PROXIES = "10.0.0.0/8, 127.0.0.1,fd00::/8";

    private static String client(String header, String peer, String... lines) throws IOException {
        return TrustedProxies.parse(PROXIES, header)
                .client(Network.address(peer), List.of(lines))
                .getHostAddress();
    }

    @Test
    void theLastAddressThatIsNoProxyIsTheClient() throws IOException {
        assertEquals("203.0.113.9", client("X-Forwarded-For", "127.0.0.1", "203.0.113.9"));
        assertEquals("203.0.113.9", client("x-forwarded-for", "127.0.0.1", "203.0.113.9, 10.1.2.3,fd00::7"));
        assertEquals("203.0.113.9", client("X-Forwarded-For", "fd12::1", "203.0.113.9:4711 "));
        assertEquals("2001:db8:0:0:0:0:0:1", client("X-Forwarded-For", "127.0.0.1", "[2001:DB8::1]:4711"));
        assertEquals("2001:db8:0:0:0:0:0:1", client("X-Forwarded-For", "127.0.0.1", "2001:db8::1"));
        assertEquals("203.0.113.9", client("X-Forwarded-For", "10.0.0.1", "::ffff:203.0.113.9"));
    }

    /** What clients wrote themselves stands before what proxies wrote. */
    @Test
    void whatAClientWritesIsNotBelieved() throws IOException {
        assertEquals("203.0.113.9", client("X-Forwarded-For", "127.0.0.1", "198.51.100.1, 203.0.113.9"));
        assertEquals("203.0.113.9", client("X-Forwarded-For", "127.0.0.1", "198.51.100.1", "203.0.113.9"));
        assertEquals("203.0.113.9", client("X-Forwarded-For", "127.0.0.1", "10.9.9.9, 203.0.113.9, 10.0.0.1"));
        assertEquals("203.0.113.9", client("X-Forwarded-For", "203.0.113.9", "198.51.100.1"), "no proxy's word");
        assertEquals(
                "203.0.113.9", client("Forwarded", "127.0.0.1", "for=198.51.100.1;x=\"for=1.1.1.1\", for=203.0.113.9"));
    }

    @Test
    void whereProxiesDoNotTellTheLastThatIsKnownIsTheClient() throws IOException {
        for (String nonsense :
                List.of("", "unknown", "_hidden", "localhost", "example.org", "1.2.3", "0x7f.1", "::1::2")) {
            assertEquals("127.0.0.1", client("X-Forwarded-For", "127.0.0.1", nonsense), nonsense);
            assertEquals(
                    "10.0.0.1", client("X-Forwarded-For", "127.0.0.1", "1.1.1.1," + nonsense + ",10.0.0.1"), nonsense);
        }
        assertEquals("10.0.0.2", client("X-Forwarded-For", "127.0.0.1", "10.0.0.2, 10.0.0.1"), "all are proxies");
    }

    @Test
    void forwardedNamesItsAddresses() throws IOException {
        assertEquals(
                "192.0.2.60", client("Forwarded", "127.0.0.1", "For=\"192.0.2.60:80\";proto=http;by=203.0.113.43"));
        assertEquals(
                "2001:db8:cafe:0:0:0:0:17",
                client("forwarded", "127.0.0.1", "proto=https; for=\"[2001:db8:cafe::17]:4711\", for=10.0.0.1"));
        for (String nonsense :
                List.of("for=unknown", "for=\"_x\"", "by=203.0.113.43", "203.0.113.9", "xfor=203.0.113.9")) {
            assertEquals("127.0.0.1", client("Forwarded", "127.0.0.1", nonsense), nonsense);
        }
    }

    @Test
    void aNetworkHoldsTheAddressesThatBeginAsItDoes() throws IOException {
        Network network = Network.parse("192.168.16.0/20");
        for (String inside : List.of("192.168.16.0", "192.168.31.255")) {
            assertTrue(network.contains(Network.address(inside)), inside);
        }
        for (String outside : List.of("192.168.15.255", "192.168.32.0", "::c0a8:1000", "::")) {
            assertTrue(!network.contains(Network.address(outside)), outside);
        }
        assertTrue(Network.parse("::/0").contains(Network.address("fe80::1")));
        assertTrue(Network.parse("0.0.0.0/0").contains(Network.address("255.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0.0/-1",
                "::1/129",
                "localhost",
                "10.0.0",
                "10.0.0.0/x",
                "*"
            })
    void whatIsNoNetworkIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Network.parse(text))
                .getMessage();
        assertTrue(message.startsWith("'" + text + "' is no "), message);
    }

    @Test
    void anotherHeaderIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> TrustedProxies.parse("::1", "X-Real-IP"))
                .getMessage();
        assertEquals(
                "header 'X-Real-IP' is none in which proxies say where requests come from; give X-Forwarded-For or Forwarded",
                message);
    }
}
