package org.groundswell.previews.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.groundswell.SetClock;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.outgoing.AddressRange;
import org.groundswell.outgoing.Destination;
import org.groundswell.outgoing.NameLookup;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.outgoing.RawServer;
import org.groundswell.outgoing.SystemLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching pages of servers that are good, bad and hostile. */
class FetcherTest {
    private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello";
    private static final String MISSING = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

    private final SetClock clock = new SetClock();
    private final RawServer server = new RawServer();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final NameLookup names = host ->
            host.endsWith(".example") ? List.of(InetAddress.ofLiteral("127.0.0.1")) : new SystemLookup(4).lookup(host);
    private final Fetcher fetcher = fetcher(names);

    FetcherTest() {
        server.talk((request, output) -> output.write(
                answers.getOrDefault(request.split(" ")[1], MISSING).getBytes(StandardCharsets.ISO_8859_1)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Fetcher fetcher(NameLookup lookup) {
        AddressGuard guard =
                new AddressGuard(List.of(AddressRange.parse("127.0.0.1").orElseThrow()));
        return new Fetcher(
                new OutgoingClient(guard, lookup, lookup),
                "Groundswell/1.0 (+https://here.example/)",
                host -> host.equals("blocked.example"),
                clock);
    }

    private static String redirect(String to) {
        return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
    }

    private String on(String host) {
        return server.origin().replace("127.0.0.1", host);
    }

    private static Fetched fetch(Fetcher fetcher, String address) {
        try (Fetcher.Visit visit = fetcher.visit()) {
            return visit.fetch(Destination.parse(address).orElseThrow(), Wanted.PAGE);
        }
    }

    private Fetched fetch(String address) {
        Fetched fetched = fetch(fetcher, address);
        clock.moveOn(Duration.ofHours(1));
        return fetched;
    }

    private Fetched fetch() {
        return fetch(server.origin() + "/start");
    }

    private List<String> asked() {
        return server.requests().stream().map(request -> request.split(" ")[1]).toList();
    }

    @Test
    void redirectsAreFollowedToAnotherHost() {
        answers.put("/start", redirect(on("other.example") + "/next#part"));
        answers.put("/next", redirect("?page=2"));
        answers.put("/next?page=2", PAGE);
        assertThat(fetch()).isInstanceOfSatisfying(Fetched.Document.class, document -> {
            assertThat(document.at().uri()).hasToString(on("other.example") + "/next?page=2");
            assertThat(document.download().body()).asString().isEqualTo("hello");
        });
        assertThat(asked()).containsExactly("/robots.txt", "/start", "/robots.txt", "/next", "/next?page=2");
        assertThat(server.requests())
                .allSatisfy(request ->
                        assertThat(request).contains("\r\nUser-Agent: Groundswell/1.0 (+https://here.example/)\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocked.example", "BLOCKED.example", "blocked.example."})
    void nothingIsSentToABlockedHost(String host) {
        assertThat(fetch(on(host) + "/start")).isEqualTo(new Fetched.Refused());
        answers.put("/start", redirect(on(host) + "/next"));
        answers.put("/next", PAGE);
        assertThat(fetch()).isEqualTo(new Fetched.Refused());
        assertThat(asked()).containsExactly("/robots.txt", "/start");
    }

    @Test
    void aLoopEndsAfterFiveRedirects() {
        answers.put("/start", redirect("/start"));
        assertThat(fetch()).isEqualTo(new Fetched.Nothing());
        assertThat(asked()).filteredOn("/start"::equals).hasSize(6);
    }

    static Stream<String> inside() {
        return Stream.of(
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.2",
                "169.254.169.254",
                "172.16.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[64:ff9b::a00:1]",
                "[fc00::1]",
                "[fe80::1]",
                "[ff02::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:a00:1::]",
                "[2620:4f:8000::1]");
    }

    /** Also where the first hop is a good page, and where the address has another port, or a name. */
    @ParameterizedTest
    @MethodSource("inside")
    void nothingInsideIsAsked(String address) {
        assertThat(fetch("http://" + address + "/")).isEqualTo(new Fetched.Refused());
        assertThat(fetch("https://" + address + "/")).isEqualTo(new Fetched.Refused());
        answers.put(
                "/start", redirect("http://" + address + ":" + server.origin().replaceAll(".*:", "") + "/secret"));
        assertThat(fetch()).isEqualTo(new Fetched.Refused());
        answers.put("/robots.txt", redirect("http://" + address + "/robots.txt"));
        assertThat(fetch(on("robots.example") + "/start")).isEqualTo(new Fetched.Refused());
        assertThat(asked()).doesNotContain("/secret");

        NameLookup named = _ -> List.of(InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")));
        assertThat(fetch(fetcher(named), "http://named.example/")).isEqualTo(new Fetched.Refused());
    }

    /** The second look-up of a name, for a redirect to another port, is checked like the first. */
    @Test
    void aNameThatTurnsInside() {
        AtomicInteger lookups = new AtomicInteger();
        NameLookup turning =
                _ -> List.of(InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1"));
        answers.put("/start", redirect("http://second.example/secret"));
        assertThat(fetch(fetcher(turning), on("first.example") + "/start")).isEqualTo(new Fetched.Refused());
        assertThat(lookups).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "gopher://127.0.0.1/",
                "data:,x",
                ""
            })
    void otherSchemesAreNotFollowed(String location) {
        answers.put("/start", redirect(location));
        assertThat(fetch()).isEqualTo(new Fetched.Nothing());
    }

    @Test
    void robotsAreFollowedAndKeptForADay() {
        answers.put(
                "/robots.txt", PAGE.replace("5\r\n\r\nhello", "42\r\n\r\nUser-agent: Groundswell\nDisallow: /private"));
        answers.put("/private", PAGE);
        answers.put("/start", PAGE);
        assertThat(fetch(server.origin() + "/private")).isEqualTo(new Fetched.Refused());
        assertThat(fetch()).isInstanceOf(Fetched.Document.class);
        assertThat(asked()).containsExactly("/robots.txt", "/start");
        clock.moveOn(Duration.ofDays(1));
        assertThat(fetch()).isInstanceOf(Fetched.Document.class);
        assertThat(asked()).filteredOn("/robots.txt"::equals).hasSize(2);
    }

    @Test
    void aServerWhoseRobotsCantBeReadIsNotAsked() {
        answers.put("/robots.txt", "HTTP/1.1 503 Busy\r\n\r\n");
        answers.put("/start", PAGE);
        assertThat(fetch()).isEqualTo(new Fetched.Failed());
        assertThat(asked()).containsExactly("/robots.txt");
    }

    @Test
    void whatIsNoPage() {
        assertThat(fetch()).isEqualTo(new Fetched.Nothing());
        answers.put("/start", PAGE.replace("text/html", "application/pdf"));
        assertThat(fetch()).isEqualTo(new Fetched.Nothing());
        answers.put("/start", "HTTP/1.1 500 Error\r\n\r\n");
        assertThat(fetch()).isEqualTo(new Fetched.Failed());
        answers.put("/start", "HTTP/1.1 429 Slow down\r\n\r\n");
        assertThat(fetch()).isEqualTo(new Fetched.Failed());
        answers.put("/start", "nonsense");
        assertThat(fetch()).isEqualTo(new Fetched.Failed());
    }

    @Test
    void aHostIsAskedForOneThingAtATime() {
        answers.put("/start", PAGE);
        String start = server.origin() + "/start";
        assertThat(fetch(fetcher, start)).isInstanceOf(Fetched.Document.class);
        assertThat(fetch(fetcher, start))
                .isEqualTo(new Fetched.Busy(clock.instant().plus(HostTurns.PAUSE)));
        clock.moveOn(HostTurns.PAUSE);
        assertThat(fetch(fetcher, start)).isInstanceOf(Fetched.Document.class);
    }

    @Test
    void withinAVisitThereIsNoPause() {
        answers.put("/start", PAGE);
        answers.put("/oembed", PAGE.replace("text/html", "application/json"));
        try (Fetcher.Visit visit = fetcher.visit()) {
            assertThat(visit.fetch(Destination.parse(server.origin() + "/start").orElseThrow(), Wanted.PAGE))
                    .isInstanceOf(Fetched.Document.class);
            assertThat(visit.fetch(
                            Destination.parse(server.origin() + "/oembed").orElseThrow(), Wanted.JSON))
                    .isInstanceOf(Fetched.Document.class);
        }
        assertThat(fetch(fetcher, server.origin() + "/start")).isInstanceOf(Fetched.Busy.class);
    }

    /** Links to one's own domain that lead to another's server: that has its turns too. */
    @Test
    void redirectsToABusyHostWait() {
        answers.put("/start", redirect(on("victim.example") + "/page"));
        answers.put("/page", PAGE);
        assertThat(fetch(fetcher, on("a.example") + "/start")).isInstanceOf(Fetched.Document.class);
        assertThat(fetch(fetcher, on("b.example") + "/start"))
                .isEqualTo(new Fetched.Busy(clock.instant().plus(HostTurns.PAUSE)));
        assertThat(asked()).filteredOn("/page"::equals).hasSize(1);
    }
}
