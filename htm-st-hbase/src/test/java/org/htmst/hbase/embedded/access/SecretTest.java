package org.htmst.hbase.embedded.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import javax.security.sasl.SaslException;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    private Path folder;

    private Secret secret(String name) throws IOException {
        return Secret.readOrMake(folder.resolve(name));
    }

    @Test
    void isMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("secret");
        assertEquals(Optional.empty(), Secret.read(file));
        Secret made = Secret.readOrMake(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(32, Files.size(file));
        assertEquals(made.text(), Secret.readOrMake(file).text());
        assertEquals(made.text(), Secret.ofText(made.text()).text());
        assertNotEquals(made.name(), secret("another").name());
        assertFalse(made.toString().contains(made.text()), made.toString());
        assertFalse(made.text().contains(made.name()));
    }

    @Test
    void oneThatOthersCouldHaveReadIsRefused() throws IOException {
        Path file = folder.resolve("secret");
        Secret.readOrMake(file);
        for (String rights : new String[] {"rw-r--r--", "rw----r--", "rw-rw----", "rwxrwxrwx", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            HtmStException refused = assertThrows(HtmStException.class, () -> Secret.read(file));
            assertTrue(refused.getMessage().contains("can be read by others (" + rights + ")"), refused.getMessage());
        }
    }

    @Test
    void oneOfAnotherLengthIsRefused() throws IOException {
        for (int length : new int[] {0, 31, 33}) {
            Path file = folder.resolve("secret-" + length);
            Secret.readOrMake(file);
            Files.write(file, new byte[length]);
            HtmStException refused = assertThrows(HtmStException.class, () -> Secret.read(file));
            assertTrue(refused.getMessage().contains("has " + length + " bytes and not 32"), refused.getMessage());
        }
    }

    @Test
    void bothEndsOfAHandshakeProveThatTheyKnowIt() throws IOException {
        SecretSaslClient client = new SecretSaslClient(secret("one"));
        SecretSaslServer server = new SecretSaslServer(secret("one"));
        byte[] challenge = server.evaluateResponse(client.evaluateChallenge(new byte[0]));
        assertFalse(server.isComplete());
        byte[] proof = client.evaluateChallenge(challenge);
        assertTrue(client.isComplete());
        assertNull(server.evaluateResponse(proof));
        assertTrue(server.isComplete());
        assertThrows(SaslException.class, () -> server.evaluateResponse(proof), "once is enough");
    }

    @Test
    void aServerThatDoesNotKnowItIsFoundOut() throws IOException {
        SecretSaslClient client = new SecretSaslClient(secret("one"));
        byte[] challenge = new SecretSaslServer(secret("two")).evaluateResponse(client.evaluateChallenge(new byte[0]));
        assertThrows(SaslException.class, () -> client.evaluateChallenge(challenge));
        assertFalse(client.isComplete());
        for (int length : new int[] {0, 32, 63, 65}) {
            assertThrows(SaslException.class, () -> client.evaluateChallenge(new byte[length]));
        }
    }

    @Test
    void aClientThatDoesNotKnowItIsFoundOutWhateverItSays() throws IOException {
        Secret secret = secret("one");
        SecretSaslServer server = new SecretSaslServer(secret);
        byte[] challenge = server.evaluateResponse(new byte[32]);
        byte[] ours = Arrays.copyOf(challenge, 32);
        byte[] serversProof = Arrays.copyOfRange(challenge, 32, 64);
        assertArrayEquals(serversProof, secret.proof("server", new byte[32], ours));
        assertThrows(
                SaslException.class, () -> server.evaluateResponse(serversProof), "the server's own proof sent back");
        assertThrows(
                SaslException.class,
                () -> server.evaluateResponse(secret.proof("client", new byte[32], ours)),
                "there is no second try on a connection");
        SecretSaslServer another = new SecretSaslServer(secret);
        another.evaluateResponse(new byte[32]);
        assertThrows(
                SaslException.class,
                () -> another.evaluateResponse(secret.proof("client", new byte[32], ours)),
                "a proof of another connection");
        assertFalse(server.isComplete() || another.isComplete());
        for (int length : new int[] {0, 31, 33, 64}) {
            assertThrows(SaslException.class, () -> new SecretSaslServer(secret).evaluateResponse(new byte[length]));
        }
    }
}
