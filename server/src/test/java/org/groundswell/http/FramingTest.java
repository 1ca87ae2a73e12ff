package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where requests end (RFC 9112, section 6). On every connection a request is followed by another; what stands in the first
 * one's body must never be answered.
 */
class FramingTest {
    private static final String HOST = "Host: a.example\r\n";
    private static final String SECOND = "GET /health HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    /** A request smuggled in a body, which must never be answered. */
    private static final String INNER = "GET /assets/app.css HTTP/1.1\r\n" + HOST + "\r\n";

    private static final String LENGTH = "Content-Length: " + INNER.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final String CHUNKS = Integer.toHexString(INNER.length()) + "\r\n" + INNER + "\r\n0\r\n\r\n";

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Case(String name, String request, List<Integer> statuses) {}

    private static Case goesOn(String name, int status, String request) {
        return new Case(name, request, List.of(status, 200));
    }

    private static Case ends(String name, int status, String request) {
        return new Case(name, request, List.of(status));
    }

    private static String post(String headers, String body) {
        return "POST /api/v1/nowhere HTTP/1.1\r\n" + HOST + headers + "\r\n" + body;
    }

    private static String get(String headers) {
        return "GET /health HTTP/1.1\r\n" + headers + "\r\n";
    }

    @TestFactory
    Stream<DynamicTest> aRequestIsAnsweredOnceOrRefusedAndTheConnectionClosed() {
        List<Case> cases = List.of(
                goesOn("a body nobody reads", 404, post(LENGTH, INNER)),
                goesOn("chunks nobody reads", 404, post(CHUNKED, CHUNKS)),
                goesOn("chunked in capitals", 404, post("Transfer-Encoding: Chunked\r\n", CHUNKS)),
                goesOn("extensions and trailers", 404, post(CHUNKED, "1;a=b\r\nx\r\n0\r\nA: b\r\n\r\n")),
                goesOn("an empty line before the request", 200, "\r\n" + get(HOST)),
                goesOn("a GET with a body", 200, get(HOST + LENGTH) + INNER),
                goesOn("a HEAD with a body", 200, "HEAD /about HTTP/1.1\r\n" + HOST + LENGTH + "\r\n" + INNER),
                goesOn(
                        "a page's form without a token",
                        403,
                        "POST /statuses/1/boost HTTP/1.1\r\n" + HOST + LENGTH + "\r\n" + INNER),
                goesOn("a broken query", 400, "POST /about?x=%00 HTTP/1.1\r\n" + HOST + LENGTH + "\r\n" + INNER),
                goesOn("no token", 401, "POST /api/v1/statuses HTTP/1.1\r\n" + HOST + LENGTH + "\r\n" + INNER),
                goesOn("HEAD of nothing", 404, "HEAD /api/v1/nowhere HTTP/1.1\r\n" + HOST + "\r\n"),
                goesOn("HEAD of an asset", 200, "HEAD /assets/app.css HTTP/1.1\r\n" + HOST + "\r\n"),
                goesOn("HEAD of a stream", 200, "HEAD /tags/calm/live HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("a body for which no leave was given", 404, post("Expect: 100-continue\r\n" + LENGTH, INNER)),
                ends("the same in capitals", 404, post("EXPECT: 100-Continue\r\n" + LENGTH, INNER)),
                ends("the same in chunks", 404, post("Expect: 100-continue\r\n" + CHUNKED, CHUNKS)),
                ends("the same with GET", 200, get(HOST + "Expect: 100-continue\r\n" + LENGTH) + INNER),
                ends("two lengths", 400, post("Content-Length: 0\r\n" + LENGTH, INNER)),
                ends("one length twice", 400, post(LENGTH + LENGTH, INNER)),
                ends("a list of lengths", 400, post("Content-Length: 5, 5\r\n", "12345")),
                ends("a signed length", 400, post("Content-Length: +5\r\n", "12345")),
                ends("a negative length", 400, post("Content-Length: -1\r\n", INNER)),
                ends("a hexadecimal length", 400, post("Content-Length: 0x5\r\n", "12345")),
                ends("no length", 400, post("Content-Length: \r\n", INNER)),
                ends("a length past all numbers", 400, post("Content-Length: 99999999999999999999\r\n", INNER)),
                ends("a length nobody may send", 413, post("Content-Length: 999999999\r\n", INNER)),
                ends("other digits", 400, post("Content-Length: \u00b2\r\n", INNER)),
                ends("length and coding", 400, post(LENGTH + CHUNKED, CHUNKS)),
                ends("coding and length", 400, post(CHUNKED + LENGTH, CHUNKS)),
                ends("another coding", 400, post("Transfer-Encoding: gzip\r\n" + LENGTH, INNER)),
                ends("two codings", 400, post("Transfer-Encoding: gzip, chunked\r\n", CHUNKS)),
                ends("chunked twice", 400, post(CHUNKED + CHUNKED, CHUNKS)),
                ends("identity", 400, post("Transfer-Encoding: identity\r\n" + LENGTH, INNER)),
                ends("something like chunked", 400, post("Transfer-Encoding: xchunked\r\n", CHUNKS)),
                ends("chunked with a control character", 400, post("Transfer-Encoding: \u000bchunked\r\n", CHUNKS)),
                ends("white space before the colon", 400, post("Content-Length : " + INNER.length() + "\r\n", INNER)),
                ends("a folded line", 400, post("X: a\r\n b\r\n" + LENGTH, INNER)),
                ends("a line without a colon", 400, post("nothing\r\n" + LENGTH, INNER)),
                ends("a line without a name", 400, post(": x\r\n" + LENGTH, INNER)),
                ends("a bare LF after a header", 400, post("X: a\nContent-Length: 0\r\n", INNER)),
                ends("a bare LF as the head's end", 400, "GET /health HTTP/1.1\r\n" + HOST + "\n" + INNER),
                ends("a bare CR in a header", 400, post("X: a\rContent-Length: 0\r\n" + LENGTH, INNER)),
                ends("NUL in a header", 400, post("X: a\0b\r\n" + LENGTH, INNER)),
                ends("HEAD of too much", 413, "HEAD / HTTP/1.1\r\n" + HOST + "Content-Length: 999999999\r\n\r\n"),
                ends("HEAD with two hosts", 400, "HEAD / HTTP/1.1\r\n" + HOST + HOST + "\r\n"),
                ends("two hosts", 400, get(HOST + HOST)),
                ends("no host", 400, get("")),
                ends("a method in small letters", 400, "head / HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("a path without a slash", 400, "GET xhealth HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("the path of every method", 400, "GET * HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("another server's address", 400, "GET http://b.example/health HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("a tunnel", 400, "CONNECT b.example:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                goesOn("the options of the server", 404, "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("an older HTTP", 505, "GET /health HTTP/1.0\r\n" + HOST + "\r\n"),
                ends("no HTTP", 400, "GET /health\r\n" + HOST + "\r\n"),
                ends("another protocol", 400, "\u0016\u0003\u0001\u0002\u0000\u0001"),
                ends("an address without end", 414, "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                ends("headers without end", 431, get(HOST + ("X: " + "a".repeat(1_000) + "\r\n").repeat(40))),
                ends("too many headers", 431, get(HOST + "X: a\r\n".repeat(300))),
                ends("a size that is none", 400, post(CHUNKED, "zz\r\n" + INNER)),
                ends("no size", 400, post(CHUNKED, "\r\n" + INNER)),
                ends("a signed size", 400, post(CHUNKED, "+5\r\n12345\r\n0\r\n\r\n")),
                ends("a size past all numbers", 400, post(CHUNKED, "fffffffffffffffff\r\n" + INNER)),
                ends("a large chunk without its end", 400, post(CHUNKED, "801000\r\n" + "a".repeat(0x801001))),
                ends("a chunk longer than it says", 400, post(CHUNKED, "1\r\nab\r\n0\r\n\r\n")),
                ends("a chunk's line that ends with LF", 400, post(CHUNKED, "1\na\r\n0\r\n\r\n")),
                ends("extensions without end", 400, post(CHUNKED, "1;" + "a".repeat(2_000) + "\r\na\r\n0\r\n\r\n")),
                ends(
                        "trailers without end",
                        400,
                        post(CHUNKED, "0\r\n" + ("A: " + "b".repeat(900) + "\r\n").repeat(20))),
                ends("a trailer with a bare CR", 400, post(CHUNKED, "0\r\nA: b\rc\r\n\r\n")));
        ExecutorService all = Executors.newVirtualThreadPerTaskExecutor();
        Map<Case, Future<String>> answers =
                cases.stream().collect(Collectors.toMap(each -> each, each -> all.submit(() -> talk(each))));
        return cases.stream()
                .map(each -> dynamicTest(each.name(), () -> check(each, answers.get(each))))
                .onClose(all::close);
    }

    private static String talk(Case each) throws IOException {
        try (RawClient client = new RawClient(server.url)) {
            return client.send(each.request() + SECOND).toEnd();
        }
    }

    private static void check(Case each, Future<String> answer) throws ExecutionException, InterruptedException {
        String answers = answer.get();
        assertThat(RawClient.statuses(answers)).as(answers).isEqualTo(each.statuses());
        if (each.request().startsWith("HEAD")) {
            String after = answers.substring(answers.indexOf("\r\n\r\n") + 4);
            assertThat(after)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isEmpty(),
                            next -> assertThat(next).startsWith("HTTP/1.1 200"));
        }
    }
}
