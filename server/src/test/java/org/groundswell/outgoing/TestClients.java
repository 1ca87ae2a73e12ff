package org.groundswell.outgoing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** Clients for tests of other packages. */
public final class TestClients {
    private TestClients() {}

    /** A client that gives up a request after a time. */
    public static OutgoingClient within(Duration longest, AddressGuard guard, NameLookup names) {
        return new OutgoingClient(
                guard,
                names,
                names,
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                new OutgoingClient.Limits(longest, Ticker.systemTicker()));
    }
}
