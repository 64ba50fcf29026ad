package org.htmst.hbase.embedded.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.hbase.security.User;
import org.apache.hadoop.hbase.security.UserProvider;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;

/** The user of this process, with the secret of its configuration. HBase makes one by reflection for each connection and server. */
public final class SecretUserProvider extends UserProvider {

    static final Text TOKEN_KIND = new Text("HTM_ST_SECRET");

    private User current;

    /** HBase pools connections by user, hence always the same. */
    @Override
    public synchronized User getCurrent() throws IOException {
        if (current == null) {
            UserGroupInformation user = UserGroupInformation.createRemoteUser(
                    UserGroupInformation.getCurrentUser().getShortUserName());
            Secret secret = Secret.ofText(getConf().get(Access.SECRET));
            user.addToken(new Token<TokenIdentifier>(
                    new byte[0], secret.text().getBytes(StandardCharsets.US_ASCII), TOKEN_KIND, new Text()));
            current = create(user);
        }
        return current;
    }
}
