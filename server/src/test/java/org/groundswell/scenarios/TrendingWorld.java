package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.groundswell.SetClock;
import tools.jackson.databind.JsonNode;

/**
 * A world in which a tag, a post and a link trend at one moment: {@value #PEOPLE} people write of lanterns, point to the same
 * page, and boost or like what ana says of it.
 */
final class TrendingWorld {
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int PEOPLE = 8;
    private static final int PEOPLE_OF_MEMBER = 6;

    private TrendingWorld() {}

    /** @param clock the server's, which begins with {@link #NOW} */
    static void prepare(ScenarioServer server, SetClock clock) {
        past(server);
        String story = server.post("ana", "public", "The whole street is lit");
        for (int i = 0; i < PEOPLE; i++) {
            String person = "person" + i;
            String text = "Lamp number " + i + " is lit #Lanterns https://news.example/lanterns";
            server.post(person, "public", text);
            server.act(person, "/api/v1/statuses/" + story + (i % 2 == 0 ? "/reblog" : "/favourite"));
        }
        server.act("person0", "/api/v1/tags/Lanterns/follow");
        server.settle();
        clock.moveOn(Duration.ofMinutes(1));
        await().untilAsserted(() -> assertThat(List.of(
                        people(list(server, "tags").path(0)),
                        list(server, "statuses").size(),
                        list(server, "links").size()))
                .containsExactly(PEOPLE, 1, 1));
    }

    /** Two tags of one event: each post with the smaller one has the larger one too. */
    static void prepareTopic(ScenarioServer server, SetClock clock) {
        past(server);
        for (int i = 0; i < PEOPLE; i++) {
            String tags = i < PEOPLE_OF_MEMBER ? "#Lanterns #StreetLights" : "#Lanterns";
            server.post("person" + i, "public", "Lamp number " + i + " is lit " + tags);
        }
        server.settle();
        clock.moveOn(Duration.ofMinutes(1));
        await().untilAsserted(() -> {
            JsonNode lists = list(server, "tags");
            assertThat(lists).hasSize(1);
            assertThat(people(lists.path(0))).isEqualTo(PEOPLE);
            assertThat(lists.path(0)
                            .path("trend")
                            .path("also")
                            .path(0)
                            .path("people")
                            .asInt())
                    .isEqualTo(PEOPLE_OF_MEMBER);
        });
    }

    /** On a server without a past, nothing is more than usual. */
    private static void past(ScenarioServer server) {
        String post = """
                {"id":"1","account":"past@elsewhere.example","created_at":"%s","text":"#before"}
                """.formatted(NOW.minus(Duration.ofDays(2)));
        try {
            server.http
                    .server
                    .core()
                    .importing()
                    .importer()
                    .run(new ByteArrayInputStream(post.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode list(ScenarioServer server, String of) {
        return server.http.get("/api/v1/trends/" + of).json();
    }

    private static int people(JsonNode tag) {
        return tag.path("trend").path("people").asInt();
    }
}
