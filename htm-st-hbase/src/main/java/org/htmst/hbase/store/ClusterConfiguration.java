package org.htmst.hbase.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.security.SecurityUtil;
import org.apache.hadoop.security.UserGroupInformation;
import org.htmst.failure.HtmStException;

/** What a cluster's hbase-site.xml asks of its clients: settings, and a login where Kerberos is on. */
final class ClusterConfiguration {

    private static final String HADOOP_AUTHENTICATION = "hadoop.security.authentication";
    private static final String HBASE_AUTHENTICATION = "hbase.security.authentication";
    private static final String KERBEROS = "kerberos";
    private static final String KEYTAB = "hbase.client.keytab.file";
    private static final String PRINCIPAL = "hbase.client.keytab.principal";

    private ClusterConfiguration() {}

    /**
     * Reads the settings and, with Kerberos, logs this process in: by the keytab that they name, else by the tickets that the user
     * has.
     *
     * @throws HtmStException if the file cannot be read, or the login fails
     */
    static Configuration of(Path hbaseSite) {
        if (!Files.isReadable(hbaseSite)) {
            throw new HtmStException(hbaseSite + " cannot be read; name the cluster's hbase-site.xml", false);
        }
        Configuration conf = HBaseConfiguration.create();
        conf.addResource(new org.apache.hadoop.fs.Path(hbaseSite.toUri()));
        boolean hadoop = KERBEROS.equalsIgnoreCase(conf.get(HADOOP_AUTHENTICATION));
        boolean hbase = KERBEROS.equalsIgnoreCase(conf.get(HBASE_AUTHENTICATION));
        if (hadoop != hbase) {
            throw new HtmStException(
                    "only " + (hadoop ? HADOOP_AUTHENTICATION : HBASE_AUTHENTICATION) + " is kerberos in " + hbaseSite
                            + "; set it and " + (hadoop ? HBASE_AUTHENTICATION : HADOOP_AUTHENTICATION)
                            + ", for loads write to HDFS and to HBase",
                    false);
        }
        if (hadoop) {
            logIn(conf, hbaseSite);
        }
        return conf;
    }

    /** Hadoop keeps the login for the whole process, and reads of itself only a core-site.xml on the class path. */
    private static void logIn(Configuration conf, Path hbaseSite) {
        try {
            UserGroupInformation.setConfiguration(conf);
            if (!conf.get(KEYTAB, "").isEmpty()) {
                SecurityUtil.login(conf, KEYTAB, PRINCIPAL);
            }
        } catch (IllegalArgumentException e) {
            throw new HtmStException(
                    "Kerberos is on in " + hbaseSite + ", and cannot be used: " + e.getMessage()
                            + "; it needs a krb5.conf, in /etc or named by -Djava.security.krb5.conf",
                    false,
                    e);
        } catch (IOException e) {
            throw new HtmStException(
                    "the Kerberos login of '" + conf.get(PRINCIPAL) + "' by the keytab '" + conf.get(KEYTAB)
                            + "' failed: " + e.getMessage() + "; " + hbaseSite + " names both, as " + PRINCIPAL
                            + " and " + KEYTAB,
                    false,
                    e);
        }
    }
}
