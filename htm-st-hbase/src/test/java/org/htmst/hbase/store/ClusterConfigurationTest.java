package org.htmst.hbase.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster's hbase-site.xml reaches HBase's client whole, and Kerberos is never left out in silence. */
class ClusterConfigurationTest {

    private static final String KRB5 = "java.security.krb5.conf";

    @TempDir
    private Path folder;

    @AfterEach
    void forgetKerberos() {
        System.clearProperty(KRB5);
        UserGroupInformation.reset();
    }

    private Path site(String more, Map<String, String> properties) throws IOException {
        StringBuilder xml = new StringBuilder("<configuration xmlns:xi=\"http://www.w3.org/2001/XInclude\">" + more);
        properties.forEach((name, value) ->
                xml.append("<property><name>" + name + "</name><value>" + value).append("</value></property>"));
        return Files.writeString(folder.resolve("hbase-site.xml"), xml.append("</configuration>"));
    }

    @Test
    void settingsAndIncludedFilesAreRead() throws IOException {
        Path hdfs = Files.writeString(
                folder.resolve("hdfs-site.xml"),
                "<configuration><property><name>dfs.nameservices</name><value>here</value></property></configuration>");
        Configuration conf = ClusterConfiguration.of(
                site("<xi:include href=\"" + hdfs + "\"/>", Map.of("hbase.client.netty.tls.enabled", "true")));
        assertEquals("here", conf.get("dfs.nameservices"));
        assertTrue(conf.getBoolean("hbase.client.netty.tls.enabled", false));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.xml");
        HtmStException refused = assertThrows(HtmStException.class, () -> ClusterConfiguration.of(missing));
        assertTrue(refused.getMessage().startsWith(missing + " cannot be read"), refused.getMessage());
    }

    @Test
    void kerberosForHBaseAloneIsRefused() throws IOException {
        Path site = site("", Map.of("hbase.security.authentication", "kerberos"));
        HtmStException refused = assertThrows(HtmStException.class, () -> ClusterConfiguration.of(site));
        assertTrue(refused.getMessage().contains("set it and hadoop.security.authentication"), refused.getMessage());
    }

    @Test
    void aKeytabThatDoesNotServeIsNamed() throws IOException {
        Path krb5 = Files.writeString(
                folder.resolve("krb5.conf"),
                "[libdefaults]\ndefault_realm = EXAMPLE.ORG\n[realms]\nEXAMPLE.ORG = {\nkdc = 127.0.0.1:1\n}\n");
        System.setProperty(KRB5, krb5.toString());
        Path keytab = folder.resolve("loader.keytab");
        Path site = site(
                "",
                Map.of(
                        "hbase.security.authentication",
                        "kerberos",
                        "hadoop.security.authentication",
                        "kerberos",
                        "hbase.client.keytab.file",
                        keytab.toString(),
                        "hbase.client.keytab.principal",
                        "loader@EXAMPLE.ORG"));
        HtmStException failed = assertThrows(HtmStException.class, () -> ClusterConfiguration.of(site));
        assertTrue(
                failed.getMessage().contains("login of 'loader@EXAMPLE.ORG' by the keytab '" + keytab),
                failed.getMessage());
        assertFalse(failed.recoverable());
    }
}
