package org.groundswell.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups, with name servers that answer when a test wants it. */
class SystemLookupTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final CountDownLatch answers = new CountDownLatch(1);

    private InetAddress[] resolve(String host) throws IOException {
        if (host.endsWith(".slow.example") || host.startsWith("slow.")) {
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return new InetAddress[] {InetAddress.ofLiteral("1.1.1.1")};
    }

    private static void takesTooLong(SystemLookup lookup, String host) {
        assertThatThrownBy(() -> lookup.lookup(host)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aDomainHasAFewThreads() {
        SystemLookup lookup = new SystemLookup(SystemLookup.OF_A_DOMAIN + 1, this::resolve, SHORT);
        for (int i = 0; i < SystemLookup.OF_A_DOMAIN; i++) {
            takesTooLong(lookup, "a" + i + ".slow.example");
        }
        // Those that are not awaited any more still run.
        assertThatThrownBy(() -> lookup.lookup("other.slow.example")).isInstanceOf(BusyException.class);
        takesTooLong(lookup, "slow.one.example");
        answers.countDown();
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> !lookup.lookup("other.slow.example").isEmpty());
    }

    @Test
    void thereAreAFewThreads() {
        SystemLookup lookup = new SystemLookup(2, this::resolve, SHORT);
        takesTooLong(lookup, "slow.one.example");
        takesTooLong(lookup, "slow.two.test");
        assertThatThrownBy(() -> lookup.lookup("quick.test")).isInstanceOf(BusyException.class);
        answers.countDown();
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> !lookup.lookup("quick.test").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "[2606:4700::1111]", "127.0.0.1"})
    void addressesNeedNoThread(String literal) throws IOException {
        assertThat(new SystemLookup(0).lookup(literal))
                .containsExactly(InetAddress.ofLiteral(literal.replaceAll("[\\[\\]]", "")));
    }
}
