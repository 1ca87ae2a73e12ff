package org.groundswell.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of hosts. */
@FunctionalInterface
public interface NameLookup {
    /**
     * The addresses of a name, or of an address as it stands in a URI.
     *
     * @throws java.net.UnknownHostException if it has none
     * @throws BusyException if this server looks up too many names already
     * @throws IOException if they can't be found out now
     */
    List<InetAddress> lookup(String host) throws IOException;
}
