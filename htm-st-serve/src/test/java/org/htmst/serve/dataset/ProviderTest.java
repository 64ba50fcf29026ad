package org.htmst.serve.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {

    @TempDir
    private Path folder;

    private Provider read(String json) throws IOException {
        return Provider.read(Files.writeString(folder.resolve("about.json"), json));
    }

    @Test
    void whatIsNotSaidIsNotKnown() throws IOException {
        assertEquals(Provider.UNKNOWN, read("{}"));
        Provider provider = read(
                "{\"authority\": \"a.b\", \"products\": {\"made\": {\"citation\": \"c\", \"resourceUrl\": \"https://x.y/z\"}}}");
        assertEquals("c", provider.product("made").citation());
        assertEquals("", provider.product("made").contact());
        assertEquals("", provider.product("other").citation());
        assertEquals("spase://a.b/NumericalData/x", provider.spaseId("NumericalData", "x"));
        assertEquals("spase://HTM-ST/Person/x", Provider.UNKNOWN.spaseId("Person", "x"));
    }

    @Test
    void theExampleOfThePageIsOne() throws IOException {
        String page = Files.readString(Path.of("../docs/serve.md"));
        int begin = page.lastIndexOf("```json") + "```json".length();
        Provider provider = read(page.substring(begin, page.indexOf("```", begin)));
        assertEquals("ExampleOrg", provider.authority());
        assertEquals("10.1234/poes", provider.product("poes-proc").resourceId());
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws IOException {
        for (String wrong : List.of(
                "{\"titel\": \"x\"}",
                "{\"title\": \"" + "x".repeat(41) + "\"}",
                "{\"authority\": \"a/b\"}",
                "{\"products\": {\"made\": {\"resourceUrl\": \"javascript:alert(1)\"}}}",
                "{\"products\": {\"made\": {\"licenseUrl\": \"https://a b\"}}}",
                "{} {}",
                "[]",
                "title")) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(wrong), wrong);
            assertTrue(e.getMessage().contains("about.json") && e.getMessage().contains("docs/serve.md"), wrong);
        }
        assertThrows(HtmStException.class, () -> Provider.read(folder.resolve("none.json")));
    }
}
