package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/**
 * The posts that are added to the open page of a tag, for each viewer. The pages are open before relations and filters change.
 * A last post by another account shows that everything before it has been sent.
 */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTagTest {
    private static final List<String> VIEWERS = List.of("plain", "blocking", "blocked", "muting", "hiding", "warned");

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private TestServer server;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        for (String name :
                Stream.concat(VIEWERS.stream(), Stream.of("author", "other")).toList()) {
            accounts.put(name, server.account(name));
            tokens.put(name, server.token(accounts.get(name), "read write follow"));
        }
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** An open page: the posts that were added to it, by their ids. */
    private final class OpenPage {
        private final Map<String, String> posts = new ConcurrentHashMap<>();

        /** @param viewer the name of an account; empty for a visitor who is not signed in */
        OpenPage(String path, String viewer) {
            HttpRequest.Builder request = server.request(path);
            if (!viewer.isEmpty()) {
                request.header(
                        "Cookie",
                        "groundswell="
                                + server.server
                                        .core()
                                        .people()
                                        .logins()
                                        .startSession(account(viewer).id()));
            }
            Thread.startVirtualThread(() -> server.watch(request, this::add));
        }

        private void add(JsonNode event) {
            event.path("latest")
                    .valueStream()
                    .forEach(post -> posts.put(
                            post.path("id").asString(), post.path("html").asString()));
        }

        void awaitPost(String id) {
            await().until(() -> posts.containsKey(id));
        }
    }

    private Account account(String name) {
        return Objects.requireNonNull(accounts.get(name));
    }

    private void act(String name, String action, String target) {
        assertThat(server.post(
                                "/api/v1/accounts/" + account(target).id() + "/" + action,
                                Objects.requireNonNull(tokens.get(name)))
                        .status())
                .isEqualTo(200);
    }

    private String filter(String name, String action) {
        return server.json("POST", "/api/v2/filters", Objects.requireNonNull(tokens.get(name)), """
                        {"title": "A word", "context": ["public"], "filter_action": "%s",
                         "keywords_attributes": [{"keyword": "slyword"}]}
                        """.formatted(action))
                .json()
                .path("id")
                .asString();
    }

    private String post(String name, String text) {
        return server.post("/api/v1/statuses", Objects.requireNonNull(tokens.get(name)), "status", text)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void openPagesGetThePostsThatAReloadWouldShow() {
        String before = post("other", "the beginning #Tide");
        Map<String, OpenPage> pages = new LinkedHashMap<>();
        pages.put("visitor", new OpenPage("/tags/tide/live", ""));
        VIEWERS.forEach(viewer -> pages.put(viewer, new OpenPage("/tags/tide/live", viewer)));
        pages.values().forEach(page -> page.awaitPost(before));

        act("blocking", "block", "author");
        act("author", "block", "blocked");
        act("muting", "mute", "author");
        String hide = filter("hiding", "hide");
        String warn = filter("warned", "warn");
        String first = post("author", "a slyword #Tide");
        String marker = post("other", "a marker #Tide");
        pages.values().forEach(page -> page.awaitPost(marker));
        assertThat(shown(pages, first)).containsOnlyKeys("visitor", "plain", "warned");
        assertThat(shown(pages, first).get("visitor"))
                .isEqualTo(shown(pages, first).get("plain"))
                .doesNotContain("filtered");
        assertThat(shown(pages, first).get("warned"))
                .contains("<details class=\"warned filtered\"><summary>Filtered: A word</summary>");

        act("blocking", "unblock", "author");
        act("author", "unblock", "blocked");
        act("muting", "unmute", "author");
        server.delete("/api/v2/filters/" + hide, Objects.requireNonNull(tokens.get("hiding")));
        server.delete("/api/v2/filters/" + warn, Objects.requireNonNull(tokens.get("warned")));
        String second = post("author", "another slyword #Tide");
        String end = post("other", "the end #Tide");
        pages.values().forEach(page -> page.awaitPost(end));
        assertThat(shown(pages, second)).hasSameSizeAs(pages);
        assertThat(shown(pages, second).values())
                .containsOnly(shown(pages, second).get("visitor"));
    }

    private static Map<String, String> shown(Map<String, OpenPage> pages, String post) {
        Map<String, String> shown = new LinkedHashMap<>();
        pages.forEach((viewer, page) -> {
            String html = page.posts.get(post);
            if (html != null) {
                shown.put(viewer, html);
            }
        });
        return shown;
    }
}
