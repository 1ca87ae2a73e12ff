package org.groundswell.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The resolver of the operating system. Its calls can't be interrupted, may take as long as a stranger's name server likes,
 * and would each block a carrier of virtual threads. So each runs on a platform thread of its own, of which there are few,
 * and is not awaited for long. A domain has only some of the threads, since its name server may be slow on purpose. Addresses
 * need none.
 */
public final class SystemLookup implements NameLookup {
    /** The look-ups of one domain at the same time, also of those that are not awaited any more. */
    static final int OF_A_DOMAIN = 4;

    private static final Duration LONGEST = Duration.ofSeconds(4);

    /** The call that may block. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws IOException;
    }

    private final Resolver resolver;
    private final Duration longest;
    private final int atOnce;
    private final Map<String, Integer> ofDomain = new HashMap<>(); // guarded by this
    private int running; // guarded by this

    /** @param atOnce the look-ups at the same time */
    public SystemLookup(int atOnce) {
        this(atOnce, InetAddress::getAllByName, LONGEST);
    }

    SystemLookup(int atOnce, Resolver resolver, Duration longest) {
        this.atOnce = atOnce;
        this.resolver = resolver;
        this.longest = longest;
    }

    @Override
    public List<InetAddress> lookup(String host) throws IOException {
        Optional<InetAddress> literal = Neighbourhood.literal(host);
        return literal.isPresent() ? List.of(literal.get()) : resolve(host);
    }

    private List<InetAddress> resolve(String host) throws IOException {
        String domain = Neighbourhood.of(host);
        begin(domain);
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread.ofPlatform().daemon(true).name("lookup").start(() -> {
            try {
                found.complete(List.of(resolver.resolve(host)));
            } catch (IOException | RuntimeException e) {
                found.completeExceptionally(e);
            } finally {
                end(domain);
            }
        });
        try {
            return found.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new SocketTimeoutException("looking up " + host + " took too long");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized void begin(String domain) throws BusyException {
        int ofThis = ofDomain.getOrDefault(domain, 0);
        if (running >= atOnce || ofThis >= OF_A_DOMAIN) {
            throw new BusyException("too many names are being looked up");
        }
        running++;
        ofDomain.put(domain, ofThis + 1);
    }

    private synchronized void end(String domain) {
        running--;
        ofDomain.computeIfPresent(domain, (_, begun) -> begun == 1 ? null : begun - 1);
    }
}
