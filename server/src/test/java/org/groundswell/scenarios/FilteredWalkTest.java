package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.TestServer.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A post that matches its reader's filter, in all places of the table {@code visibility.txt} that show a public post to a
 * follower: the API names the filter with every status, the pages cover each post by a warning.
 */
@ExtendWith(ScenarioServers.Extension.class)
class FilteredWalkTest {
    private static final String AUTHOR = "filtered_author";
    private static final String READER = "filtered_reader";
    private static final String WORD = "slyword";
    /**
     * Pages on which the reader has kept or opened the post, places that are the same for all readers, and a poll, which
     * comes without its post.
     */
    private static final Set<String> UNFILTERED = Set.of(
            "/history",
            "/source",
            "/edit",
            "/write?to={id}",
            "/write?quote={id}",
            "/polls/{id}",
            "GET /bookmarks",
            "GET /favourites",
            "/embed",
            "/story",
            "/story.html",
            "/story.md",
            "/story.json",
            "feed.atom",
            "feed.rss");

    private record Place(String request, String kind) {}

    @TestFactory
    Stream<DynamicNode> everyPlaceKnowsTheReadersFilters(ScenarioServers servers) {
        return servers.each(server -> {
            Map<String, Map<String, String>> names = world(server);
            return places().stream()
                    .map(place -> dynamicTest(
                            place.request() + " (" + place.kind() + ")",
                            () -> check(server, fill(place.request(), names.get(place.kind())))));
        });
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (String row : Tables.rows("visibility")) {
            String[] columns = row.split("\\s+\\|\\s*", -1);
            boolean shown = Set.of("everyone", "signed-in", "follower author").contains(columns[3]);
            boolean sought = columns[2].equals("{word}") || columns[2].equals("\"id\":\"{id}\"");
            if (shown && sought && UNFILTERED.stream().noneMatch(columns[0]::endsWith)) {
                Stream.of(columns[1].split(" "))
                        .filter(kind -> !kind.equals("selfboost"))
                        .forEach(kind -> places.add(new Place(columns[0], kind)));
            }
        }
        assertThat(places).hasSizeGreaterThan(50);
        return places;
    }

    /** The names of a row by the kind of its post. */
    private static Map<String, Map<String, String>> world(ScenarioServer server) {
        String author = server.person(AUTHOR).id().toString();
        server.act(READER, "/api/v1/accounts/" + author + "/follow");
        server.act(
                READER,
                "/api/v2/filters",
                Stream.concat(
                                Stream.of("title", "A sly word", "keywords_attributes[0][keyword]", WORD),
                                Stream.of("home", "notifications", "public", "thread", "account")
                                        .flatMap(context -> Stream.of("context[]", context)))
                        .toArray(String[]::new));
        String root = server.post(AUTHOR, "public", "the beginning of a thread");
        String text = WORD + " #Slywalk";
        String post = server.post(AUTHOR, "public", text);
        String reply = server.act(AUTHOR, "/api/v1/statuses", "status", text, "in_reply_to_id", root);
        String original = server.post("filtered_other", "public", text);
        String boost = server.act(AUTHOR, "/api/v1/statuses/" + original + "/reblog");
        String quote = server.act(AUTHOR, "/api/v1/statuses", "status", text, "quoted_status_id", root);
        for (String id : List.of(post, reply)) {
            server.act(READER, "/api/v1/statuses/" + id + "/favourite");
            server.act(READER, "/api/v1/statuses/" + id + "/bookmark");
        }
        Map<String, Map<String, String>> names = new HashMap<>();
        for (Map.Entry<String, String> each : Map.of("post", post, "reply", reply, "boost", boost, "quote", quote)
                .entrySet()) {
            String referred = each.getKey().equals("quote") ? root : original;
            Map<String, String> filled = new HashMap<>(Map.of(
                    "id", each.getValue(), "original", referred, "root", root, "author", author, "name", AUTHOR));
            filled.put("home", server.home());
            filled.put("word", WORD);
            filled.put("walk_mentioned", AUTHOR);
            filled.put("answer", answer(server, each.getValue(), each.getKey()));
            names.put(each.getKey(), filled);
        }
        String end = server.post("filtered_other", "public", "the end");
        names.values().forEach(filled -> filled.put("end", end));
        server.settle();
        return names;
    }

    private static String answer(ScenarioServer server, String id, String kind) {
        return kind.equals("boost")
                ? ""
                : server.act(AUTHOR, "/api/v1/statuses", "status", "an answer", "in_reply_to_id", id);
    }

    private static String fill(String request, Map<String, String> names) {
        String filled = request.replace("walked", "slywalk").replace("@walk_mentioned", "@{name}");
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private static void check(ScenarioServer server, String request) {
        if (request.startsWith("STREAM ")) {
            String event = new Walker(server).ask(Optional.of(READER), request).orElseThrow();
            String html = new JsonMapper()
                    .readTree(event.substring("data: ".length()))
                    .path("latest")
                    .valueStream()
                    .map(post -> post.path("html").asString())
                    .collect(Collectors.joining());
            assertAllFiltered(articles(html));
            return;
        }
        String[] parts = request.split(" ", 2);
        boolean api = parts[1].startsWith("/api/");
        Answer answer = api
                ? server.http.form(parts[0], parts[1], server.token(READER))
                : server.http.send(server.http.request(parts[1]).header("Cookie", server.cookie(READER)));
        assertThat(answer.status()).isEqualTo(200);
        assertAllFiltered(api ? statuses(answer.json()) : articles(answer.body()));
    }

    private static void assertAllFiltered(List<Boolean> filtered) {
        assertThat(filtered)
                .as("whether each status with the word is filtered")
                .isNotEmpty()
                .doesNotContain(false);
    }

    /** Whether each status with the word, also one inside of another, names the filter. */
    private static List<Boolean> statuses(JsonNode json) {
        List<Boolean> filtered = new ArrayList<>();
        if (json.has("content") && json.path("content").asString().contains(WORD)) {
            filtered.add(json.at("/filtered/0/filter/title").asString().equals("A sly word")
                    && json.at("/filtered/0/keyword_matches/0").asString().equals(WORD));
        }
        json.forEach(inner -> filtered.addAll(statuses(inner)));
        return filtered;
    }

    private static List<Boolean> articles(String page) {
        return Jsoup.parse(page).select(".words").stream()
                .filter(words -> words.text().contains(WORD))
                .map(FilteredWalkTest::isCovered)
                .toList();
    }

    private static boolean isCovered(Element words) {
        return words.parents().is("details.filtered")
                && words.parents().select("summary").text().contains("Filtered: A sly word");
    }
}
