package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** The configuration that users of a cluster fill in. */
class ClusterTemplateTest {

    @Test
    void isXml() throws Exception {
        assertEquals(
                "configuration",
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("..", "conf", "hbase-site.xml").toFile())
                        .getDocumentElement()
                        .getTagName());
    }
}
