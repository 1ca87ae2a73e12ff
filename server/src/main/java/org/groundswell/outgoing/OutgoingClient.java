package org.groundswell.outgoing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests to servers whose addresses come from outside. It looks a name up once, checks all its addresses and connects
 * to one of them, so that a name that changes its address in between (DNS rebinding) gains nothing; the client of the Java
 * platform looks names up by itself. The addresses of hosts that answered are remembered, and checked each time. Redirects are not followed. Each request has a connection of its own.
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
        permitted(to, known.of(to.host(), checks));
    }

    /**
     * Sends a request and waits for the response.
     *
     * @throws ForbiddenAddressException if the server may not send requests to its destination
     * @throws BusyException if this server can't send it now
     * @throws IOException if the other server can't be reached, takes too long or doesn't speak HTTP/1.1
     */
    public OutgoingResponse send(OutgoingRequest request) throws IOException {
        String host = request.to().host();
        KnownAddresses.Found found = known.of(host, names);
        InetAddress address = permitted(request.to(), found);
        try {
            OutgoingResponse response = send(request, address);
            known.answered(host, found);
            return response;
        } catch (IOException e) {
            known.failed(host);
            throw e;
        }
    }

    private OutgoingResponse send(OutgoingRequest request, InetAddress address) throws IOException {
        try (Socket socket = new Socket();
                Deadline deadline = new Deadline(socket, longest)) {
            try {
                socket.connect(new InetSocketAddress(address, request.to().port()), (int) CONNECT.toMillis());
                socket.setTcpNoDelay(true);
                return request.to().isSecure() ? secure(socket, request) : exchange(socket, request);
            } catch (IOException e) {
                if (deadline.hasPassed()) {
                    throw new SocketTimeoutException("the server took longer than " + longest.toSeconds() + " s");
                }
                throw e;
            }
        }
    }

    /** The address to connect to. */
    private InetAddress permitted(Destination to, KnownAddresses.Found found) throws IOException {
        List<InetAddress> addresses = found.addresses();
        if (addresses.isEmpty()) {
            throw new UnknownHostException(to.host());
        }
        boolean permitted = addresses.stream().allMatch(to.isSecure() ? guard::permits : guard::permitsPrivate);
        if (!permitted) {
            throw new ForbiddenAddressException(to.host());
        }
        return addresses.getFirst();
    }

    /** TLS over a connected socket; the certificate must be one for the host (RFC 9110, section 4.3.4). */
    private OutgoingResponse secure(Socket socket, OutgoingRequest request) throws IOException {
        String host = request.to().host().replaceAll("^\\[|]$", "");
        try (SSLSocket secured =
                (SSLSocket) tls.get().createSocket(socket, host, request.to().port(), true)) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return exchange(secured, request);
        }
    }

    private static OutgoingResponse exchange(Socket socket, OutgoingRequest request) throws IOException {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.to().target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(request.to().authority())
                .append("\r\nUser-Agent: Groundswell\r\nConnection: close\r\nContent-Length: ")
                .append(request.body().length)
                .append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        OutputStream output = socket.getOutputStream();
        output.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        output.write(request.body());
        output.flush();
        return new ResponseReader(new BufferedInputStream(socket.getInputStream())).read();
    }
}
