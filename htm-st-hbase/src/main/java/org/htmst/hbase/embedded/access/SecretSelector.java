package org.htmst.hbase.embedded.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.security.User;
import org.apache.hadoop.hbase.security.provider.BuiltInProviderSelector;
import org.apache.hadoop.hbase.security.provider.SaslClientAuthenticationProvider;
import org.apache.hadoop.hbase.util.Pair;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;

/**
 * Takes the secret for users that carry one, and for all others, as on a cluster with Kerberos, what HBase takes by itself.
 *
 * <p>HBase makes one for the whole process.
 */
public final class SecretSelector extends BuiltInProviderSelector {

    private SaslClientAuthenticationProvider secretProvider;

    @Override
    public void configure(Configuration conf, Collection<SaslClientAuthenticationProvider> providers) {
        List<SaslClientAuthenticationProvider> builtIn = new ArrayList<>();
        for (SaslClientAuthenticationProvider provider : providers) {
            if (provider instanceof SecretClientProvider) {
                secretProvider = provider;
            } else {
                builtIn.add(provider);
            }
        }
        // It is asked of secured connections only, whereas this configuration is that of any of them.
        Configuration secured = new Configuration(conf);
        secured.set(User.HBASE_SECURITY_CONF_KEY, Access.AUTHENTICATED);
        super.configure(secured, builtIn);
    }

    @Override
    public Pair<SaslClientAuthenticationProvider, Token<? extends TokenIdentifier>> selectProvider(
            String clusterId, User user) {
        for (Token<? extends TokenIdentifier> token : user.getTokens()) {
            if (SecretUserProvider.TOKEN_KIND.equals(token.getKind())) {
                return new Pair<>(secretProvider, token);
            }
        }
        return super.selectProvider(clusterId, user);
    }
}
