package org.htmst.hbase.embedded.access;

import org.apache.zookeeper.server.auth.X509AuthenticationProvider;

/** Lets ZooKeeper take those connections only that {@link OwnProcess} makes. ZooKeeper makes one by reflection. */
public final class OwnProcessOnly extends X509AuthenticationProvider {

    /** As ZooKeeper wants it. */
    public OwnProcessOnly() {
        super(new OwnProcess.OwnOnly(), new OwnProcess.OwnKey());
    }
}
