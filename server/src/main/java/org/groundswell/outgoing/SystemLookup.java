package org.groundswell.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The resolver of the operating system. Its calls can't be interrupted, may take as long as a stranger's name server likes,
 * and would each block a carrier of virtual threads. So each runs on a platform thread of its own, of which there are few,
 * and is not awaited for long.
 */
public final class SystemLookup implements NameLookup {
    private static final int MOST_AT_ONCE = 32;
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    @Override
    public List<InetAddress> lookup(String host) throws IOException {
        if (!free.tryAcquire()) {
            throw new IOException("too many names are being looked up");
        }
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread.ofPlatform().daemon(true).name("lookup").start(() -> {
            try {
                found.complete(List.of(InetAddress.getAllByName(host)));
            } catch (IOException | RuntimeException e) {
                found.completeExceptionally(e);
            } finally {
                free.release();
            }
        });
        try {
            return found.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new SocketTimeoutException("looking up " + host + " took too long");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
