package org.groundswell.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to other servers. */
class OutgoingClientTest {
    private static final AddressGuard LOOPBACK =
            new AddressGuard(List.of(AddressRange.parse("127.0.0.1").orElseThrow()));

    private final List<String> received = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile Talk talk = (_, _) -> {};

    /** What the server says, after it has read a request. */
    private interface Talk {
        void run(InputStream input, OutputStream output) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    received.add(head(socket.getInputStream()));
                    talk.run(socket.getInputStream(), socket.getOutputStream());
                } catch (IOException e) {
                    // The client has closed the connection, or the test is over.
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String head(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = input.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private void answer(String text) {
        talk = (_, output) -> output.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private OutgoingResponse send(OutgoingClient client, String address) throws IOException {
        return client.send(new OutgoingRequest(
                "POST",
                Destination.parse(address.replace("PORT", Integer.toString(server.getLocalPort())))
                        .orElseThrow(),
                Map.of("TTL", "60"),
                "hello".getBytes(StandardCharsets.US_ASCII)));
    }

    private static OutgoingClient client(AddressGuard guard, Duration longest) {
        return client(guard, new SystemLookup(4), new OutgoingClient.Limits(longest, Ticker.systemTicker()));
    }

    private static OutgoingClient client(AddressGuard guard, NameLookup names, OutgoingClient.Limits limits) {
        return new OutgoingClient(
                guard,
                names,
                names,
                () -> {
                    throw new AssertionError("no TLS here");
                },
                limits);
    }

    private static OutgoingClient client() {
        return client(LOOPBACK, Duration.ofSeconds(10));
    }

    @Test
    void aRequestAndItsResponse() throws IOException {
        answer("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                + "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nslow, and more");
        OutgoingResponse response = send(client(), "http://127.0.0.1:PORT/push?x=1");
        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("retry-after")).contains("7");
        assertThat(response.text()).isEqualTo("slow");
        assertThat(received)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("POST /push?x=1 HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n")
                        .contains("\r\nTTL: 60\r\n", "\r\nContent-Length: 5\r\n"));
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        answer("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:" + server.getLocalPort()
                + "/else\r\nContent-Length: 0\r\n\r\n");
        assertThat(send(client(), "http://127.0.0.1:PORT/").status()).isEqualTo(307);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://LOCALHOST:PORT/",
                "https://127.0.0.1:PORT/",
                "https://[::1]:PORT/",
                "https://[::ffff:127.0.0.1]:PORT/",
                "https://[0:0:0:0:0:ffff:7f00:1]:PORT/",
                "https://localhost:PORT/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[64:ff9b::7f00:1]/",
                "http://1.1.1.1/"
            })
    void aPrivateAddressAndPlainHttpAreRefused(String address) {
        assertThatThrownBy(() -> send(client(AddressGuard.PUBLIC, Duration.ofSeconds(10)), address))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThat(received).isEmpty();
    }

    /** Spellings of 127.0.0.1 that some resolvers understand are no hosts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/x",
                "https://017700000001/",
                "https:///path",
                "https://user@push.example/",
                "https://push.example/#part",
                "https://push.example:99999/",
                "https://push.example:0/",
                "ftp://push.example/",
                "file:///etc/passwd",
                "//push.example/",
                "https://push.example/ x",
                "https://push.example/\r\nX: y",
                "https://püsh.example/",
                ""
            })
    void whatIsNoDestination(String address) {
        assertThat(Destination.parse(address).filter(to -> {
                    try {
                        client(AddressGuard.PUBLIC, Duration.ofSeconds(10)).check(to);
                        return true;
                    } catch (IOException refused) {
                        return false;
                    }
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Push.Example/a, https://push.example",
        "https://push.example:443/a, https://push.example",
        "https://push.example:8443/a, https://push.example:8443",
        "http://10.0.0.1:80/, http://10.0.0.1",
        "https://[2606:4700::1]:444/, https://[2606:4700::1]:444"
    })
    void theOriginOfADestination(String address, String origin) {
        assertThat(Destination.parse(address).orElseThrow().origin()).isEqualTo(origin);
    }

    /** The address is checked on the very lookup that the connection uses. */
    @Test
    void aNameThatChangesItsAddressIsNotConnectedTo() throws IOException {
        Deque<InetAddress> answers =
                new ArrayDeque<>(List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.getLoopbackAddress()));
        NameLookup names = _ -> List.of(answers.removeFirst());
        OutgoingClient client = new OutgoingClient(AddressGuard.PUBLIC, names, names);
        Destination to = Destination.parse("https://rebinding.example:" + server.getLocalPort() + "/")
                .orElseThrow();
        client.check(to);
        assertThatThrownBy(() -> client.send(new OutgoingRequest("POST", to, Map.of(), new byte[0])))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThat(answers).isEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void aNameWithAPrivateAddressAmongOthersIsRefused() throws IOException {
        List<InetAddress> both = List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1"));
        OutgoingClient client = new OutgoingClient(AddressGuard.PUBLIC, _ -> both, _ -> both);
        assertThatThrownBy(() ->
                        client.check(Destination.parse("https://both.example/").orElseThrow()))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    /** Addresses of a host that answered serve without a look-up, and in its place, but they are checked as well. */
    @Test
    void theAddressesOfAHostThatAnsweredAreRemembered() throws IOException {
        answer("HTTP/1.1 201 Created\r\n\r\n");
        AtomicReference<NameLookup> names = new AtomicReference<>(_ -> List.of(InetAddress.ofLiteral("127.0.0.1")));
        AtomicLong now = new AtomicLong();
        OutgoingClient client = client(
                LOOPBACK,
                host -> names.get().lookup(host),
                new OutgoingClient.Limits(Duration.ofSeconds(10), now::get));
        String address = "http://push.example:PORT/";
        assertThat(send(client, address).status()).isEqualTo(201);

        names.set(new SystemLookup(0));
        assertThat(send(client, address).status()).isEqualTo(201);
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(send(client, address).status())
                .as("the name can't be looked up")
                .isEqualTo(201);
        assertThatThrownBy(() -> send(client, "http://other.example:PORT/")).isInstanceOf(BusyException.class);

        names.set(_ -> List.of(InetAddress.ofLiteral("127.0.0.2")));
        assertThatThrownBy(() -> send(client, address))
                .as("it has moved to an address that is not permitted")
                .isInstanceOf(ForbiddenAddressException.class);
        names.set(new SystemLookup(0));
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThatThrownBy(() -> send(client, address)).isInstanceOf(BusyException.class);
    }

    @Test
    void aNameThatWasOnlyCheckedIsNotRemembered() throws IOException {
        AtomicReference<NameLookup> names = new AtomicReference<>(_ -> List.of(InetAddress.ofLiteral("127.0.0.1")));
        OutgoingClient client = client(LOOPBACK, host -> names.get().lookup(host), OutgoingClient.Limits.USUAL);
        Destination to = Destination.parse("http://push.example/").orElseThrow();
        client.check(to);
        names.set(new SystemLookup(0));
        assertThatThrownBy(() -> client.check(to)).isInstanceOf(BusyException.class);
    }

    @Test
    void checksHaveLookUpsOfTheirOwn() throws IOException {
        answer("HTTP/1.1 201 Created\r\n\r\n");
        NameLookup found = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
        OutgoingClient client = new OutgoingClient(LOOPBACK, found, new SystemLookup(0));
        assertThatThrownBy(() ->
                        client.check(Destination.parse("http://push.example/").orElseThrow()))
                .isInstanceOf(BusyException.class);
        assertThat(send(client, "http://push.example:PORT/").status()).isEqualTo(201);
    }

    @Test
    void aServerThatSendsAByteNowAndThenIsCutOff() {
        talk = (_, output) -> {
            output.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                output.write("X".getBytes(StandardCharsets.US_ASCII));
                output.flush();
                LockSupport.parkNanos(20_000_000);
            }
        };
        assertThatThrownBy(() -> send(client(LOOPBACK, Duration.ofMillis(300)), "http://127.0.0.1:PORT/"))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("took longer");
    }

    @Test
    void aHeadIsReadUpToALimit() {
        talk = (_, output) -> {
            output.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = new byte[ResponseReader.LARGEST_HEAD];
            Arrays.fill(line, (byte) 'x');
            while (true) {
                output.write(line);
            }
        };
        assertThatThrownBy(() -> send(client(), "http://127.0.0.1:PORT/")).hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nbroken\r\n\r\n"})
    void whatIsNoHttpFails(String text) {
        answer(text);
        assertThatThrownBy(() -> send(client(), "http://127.0.0.1:PORT/")).isInstanceOf(IOException.class);
    }

    @Test
    void headersCannotBeSmuggled() {
        assertThatThrownBy(() -> new OutgoingRequest(
                        "POST",
                        Destination.parse("https://push.example/").orElseThrow(),
                        Map.of("Topic", "a\r\nX: y"),
                        new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
