package org.groundswell.outgoing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests to servers whose addresses come from outside. It looks a name up once, checks all its addresses and connects
 * to one of them, so that a name that changes its address in between (DNS rebinding) gains nothing; the client of the Java
 * platform looks names up by itself. The addresses of hosts that answered are remembered, and checked each time. Redirects are
 * not followed. Each request has a connection of its own.
 *
 * <p>Used by any number of threads; a request blocks its thread for at most {@link #LONGEST} after the name is looked up.
 */
public final class OutgoingClient {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    /** The time for a whole request: connecting, sending it and reading the response. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private final AddressGuard guard;
    private final KnownAddresses known;
    private final NameLookup names;
    private final NameLookup checks;
    private final Supplier<SSLSocketFactory> tls;
    private final Duration longest;

    /**
     * @param names for requests
     * @param checks for {@link #check}, which strangers cause as often as they like: it must not keep requests waiting
     */
    public OutgoingClient(AddressGuard guard, NameLookup names, NameLookup checks) {
        // Not before the first request, since it reads all certificates that the platform trusts.
        this(guard, names, checks, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Limits.USUAL);
    }

    /**
     * @param longest the time for a whole request
     * @param ticker the time by which addresses are remembered
     */
    record Limits(Duration longest, Ticker ticker) {
        static final Limits USUAL = new Limits(LONGEST, Ticker.systemTicker());
    }

    OutgoingClient(
            AddressGuard guard, NameLookup names, NameLookup checks, Supplier<SSLSocketFactory> tls, Limits limits) {
        this.guard = guard;
        this.names = names;
        this.checks = checks;
        this.tls = tls;
        this.longest = limits.longest();
        this.known = new KnownAddresses(limits.ticker());
    }

    /**
     * Checks whether the server may send requests to a destination, without sending one.
     *
     * @throws ForbiddenAddressException if it may not
     * @throws BusyException if this server can't find out now
     * @throws IOException if the addresses of its host can't be found out
     */
    public void check(Destination to) throws IOException {
        permitted(to, known.of(to.host(), checks), this::maySendTo);
    }

    /**
     * Sends a request and waits for the response.
     *
     * @throws ForbiddenAddressException if the server may not send requests to its destination
     * @throws BusyException if this server can't send it now
     * @throws IOException if the other server can't be reached, takes too long or doesn't speak HTTP/1.1
     */
    public OutgoingResponse send(OutgoingRequest request) throws IOException {
        Destination to = request.to();
        return exchange(to, this::maySendTo, longest, socket -> {
            write(socket, request.method(), to, request.headers(), request.body());
            return new ResponseReader(input(socket)).read();
        });
    }

    /**
     * Fetches a public resource (GET). Unlike {@link #send}, it needs no TLS, since nothing secret is sent; but a public host
     * is asked on the standard ports only, so that strangers can't have this server look for open ones.
     *
     * @throws ForbiddenAddressException if the server may not send requests to its destination
     * @throws BusyException if this server can't send it now
     * @throws IOException if the other server can't be reached, takes too long or doesn't speak HTTP/1.1
     */
    public Download download(DownloadRequest request) throws IOException {
        Destination from = request.from();
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put("Accept-Encoding", "gzip");
        Duration within = request.longest().compareTo(longest) < 0 ? request.longest() : longest;
        return exchange(from, this::mayReadFrom, within, socket -> {
            write(socket, "GET", from, headers, new byte[0]);
            return new ResponseReader(input(socket)).download(request);
        });
    }

    /** What is said over a connection. */
    private interface Exchange<R> {
        R over(Socket socket) throws IOException;
    }

    private interface Permission {
        boolean permits(Destination to, InetAddress address);
    }

    private <R> R exchange(Destination to, Permission permission, Duration within, Exchange<R> exchange)
            throws IOException {
        String host = to.host();
        KnownAddresses.Found found = known.of(host, names);
        InetAddress address = permitted(to, found, permission);
        try {
            R response = connect(to, address, within, exchange);
            known.answered(host, found);
            return response;
        } catch (IOException e) {
            known.failed(host);
            throw e;
        }
    }

    private <R> R connect(Destination to, InetAddress address, Duration within, Exchange<R> exchange)
            throws IOException {
        try (Socket socket = new Socket();
                Deadline deadline = new Deadline(socket, within)) {
            try {
                socket.connect(new InetSocketAddress(address, to.port()), (int) CONNECT.toMillis());
                socket.setTcpNoDelay(true);
                return to.isSecure() ? secure(socket, to, exchange) : exchange.over(socket);
            } catch (IOException e) {
                if (deadline.hasPassed()) {
                    throw new SocketTimeoutException("the server took longer than " + within.toSeconds() + " s");
                }
                throw e;
            }
        }
    }

    private boolean maySendTo(Destination to, InetAddress address) {
        return to.isSecure() ? guard.permits(address) : guard.permitsPrivate(address);
    }

    private boolean mayReadFrom(Destination from, InetAddress address) {
        return guard.permitsPrivate(address) || (guard.permits(address) && from.isOnStandardPort());
    }

    /** The address to connect to. */
    private static InetAddress permitted(Destination to, KnownAddresses.Found found, Permission permission)
            throws IOException {
        List<InetAddress> addresses = found.addresses();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(to.host());
        }
        if (!addresses.stream().allMatch(address -> permission.permits(to, address))) {
            throw new ForbiddenAddressException(to.host());
        }
        return addresses.getFirst();
    }

    /** TLS over a connected socket; the certificate must be one for the host (RFC 9110, section 4.3.4). */
    private <R> R secure(Socket socket, Destination to, Exchange<R> exchange) throws IOException {
        String host = to.host().replaceAll("^\\[|]$", "");
        try (SSLSocket secured = (SSLSocket) tls.get().createSocket(socket, host, to.port(), true)) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return exchange.over(secured);
        }
    }

    private static void write(Socket socket, String method, Destination to, Map<String, String> headers, byte[] body)
            throws IOException {
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(to.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(to.authority())
                .append("\r\nConnection: close\r\n");
        if (!headers.containsKey("User-Agent")) {
            head.append("User-Agent: Groundswell\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        OutputStream output = socket.getOutputStream();
        output.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        output.write(body);
        output.flush();
    }

    private static InputStream input(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream());
    }
}
