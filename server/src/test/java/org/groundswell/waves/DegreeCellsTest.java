package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Imported coordinates, from the file to the wave: kept as cells of one degree, and gone with their posts. */
@OnEveryDatabase
class DegreeCellsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @Parameter
    TestDatabase database;

    private TestServer server;
    private int next;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String tweet(String more) {
        next++;
        return """
                {"id_str":"%1$d","created_at":"%2$s","text":"Water in the street #Flooded",\
                "user":{"id_str":"%1$d","screen_name":"person%1$d"}%3$s}
                """.formatted(10_000 + next, START.plusSeconds(next * 60L), more);
    }

    private static String at(double latitude, double longitude) {
        return ",\"coordinates\":{\"type\":\"Point\",\"coordinates\":[" + longitude + "," + latitude + "]}";
    }

    /** Ten people in one cell, five in another, three in a third, and two without coordinates. */
    private void flood() {
        flood(2);
    }

    private void flood(int without) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            file.append(tweet(at(14.51 + i / 100.0, 120.98)));
        }
        for (int i = 0; i < 5; i++) {
            file.append(tweet(at(10.31, 123.89)));
        }
        for (int i = 0; i < 3; i++) {
            file.append(tweet(at(7.07, 125.61)));
        }
        for (int i = 0; i < without; i++) {
            file.append(tweet(""));
        }
        server.importPost(file.toString());
    }

    private JsonNode cells() {
        return server.get("/api/v1/tags/flooded/wave?wave=all")
                .json()
                .path("part")
                .path("cells");
    }

    @Test
    void theWaveHasTheCellsOfItsPosts() {
        flood();
        JsonNode cells = cells();
        assertThat(cells.path("there")
                        .valueStream()
                        .map(there -> there.path("code").asString()))
                .containsExactly("N14E120", "N10E123");
        assertThat(cells.path("there").path(0).path("people").asInt()).isEqualTo(10);
        assertThat(cells.path("fewer").asInt()).isEqualTo(1);
        assertThat(cells.path("known").asInt()).isEqualTo(18);
        assertThat(cells.path("unknown").asInt()).isEqualTo(2);
        assertThat(cells.path("effective").asDouble()).isEqualTo(2.67);
        assertThat(cells.path("people_per_place").asDouble()).isEqualTo(6.75);
        assertThat(cells.path("largest_share").asDouble()).isEqualTo(0.56);
        assertThat(server.get("/tags/flooded/cells.csv").body())
                .startsWith("until,cell,people\r\n")
                .contains(",N14E120,10\r\n", ",N10E123,5\r\n")
                .doesNotContain("N07E125", "14.5", "120.98");
        assertThat(server.get("/tags/flooded/places.csv").body())
                .startsWith("kind,known,unknown,places,effective_places,people_per_place,largest_share\r\n")
                .contains("countries,18,2,1,1.00,18.00,1.00\r\n", "cells,18,2,3,2.67,6.75,0.56\r\n");
    }

    @Test
    void thePageSaysHowEvenlyItIsSpread() {
        flood();
        String page = server.get("/tags/flooded").body();
        assertThat(page)
                .contains(
                        "All 18 people whose country is known (of 20) are in the Philippines.",
                        "18 people (of 20) posted with coordinates, in 3 cells of one degree, as evenly as over 2.7 of"
                                + " equal size; 56% in the largest.",
                        "14–15° N, 120–121° E: 10",
                        "10–11° N, 123–124° E: 5")
                .doesNotContain("125–126", "120.98");
    }

    @Test
    void thePageSaysThatTheCountryOfEverybodyIsKnown() {
        flood(0);
        assertThat(server.get("/tags/flooded").body())
                .contains(
                        "All 18 people are in the Philippines.",
                        "All 18 people posted with coordinates, in 3 cells of one degree");
    }

    @Test
    void whatIsStoredIsTheCell() {
        flood();
        var stored = server.server
                .core()
                .database()
                .read(tx -> tx.sql("SELECT DISTINCT cell FROM status WHERE cell IS NOT NULL ORDER BY cell")
                        .list(row -> row.longOf("cell")));
        assertThat(stored).containsExactly(35_226L, 36_304L, 37_741L);
    }

    @Test
    void fewerThanFiveLocatedPeopleAreNotTold() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            file.append(tweet(at(14.51, 120.98)));
        }
        server.importPost(file.toString());
        JsonNode cells = cells();
        assertThat(cells.path("known").asInt()).isEqualTo(4);
        assertThat(cells.path("there")).isEmpty();
        assertThat(cells.path("effective").isNull()).isTrue();
        assertThat(cells.path("people_per_place").isNull()).isTrue();
        assertThat(cells.path("largest_share").isNull()).isTrue();
        assertThat(server.get("/tags/flooded/places.csv").body()).contains("cells,4,0,,,,\r\n");
        assertThat(server.get("/tags/flooded").body()).doesNotContain("with coordinates", "14–15°");
    }

    @Test
    void aPostWrittenHereHasNoCell() {
        String ana = server.person("ana");
        server.post("/api/v1/statuses", ana, "status", "Water in the street #Flooded");
        await().untilAsserted(() -> {
            JsonNode part =
                    server.get("/api/v1/tags/flooded/wave?wave=all").json().path("part");
            assertThat(part.path("posts").asInt()).isEqualTo(1);
            assertThat(part.path("cells").isNull()).isTrue();
        });
    }

    /** While the wave is in memory: it learns of new and deleted posts from the event log. */
    @Test
    void theCellsOfALiveWaveFollowItsPosts() {
        String ana = server.person("ana");
        assertThat(cells().isNull()).isTrue();
        server.importPost("""
                {"id":"a1","account":"ana","created_at":"%s","text":"Water everywhere #Flooded","latitude":14.51,"longitude":120.98}
                """.formatted(START));
        await().untilAsserted(() -> assertThat(cells().path("known").asInt()).isEqualTo(1));
        flood();
        await().untilAsserted(() ->
                assertThat(cells().path("there").path(0).path("people").asInt()).isEqualTo(11));

        String account = server.get("/api/v1/accounts/verify_credentials", ana)
                .json()
                .path("id")
                .asString();
        String post = server.get("/api/v1/accounts/" + account + "/statuses", ana)
                .json()
                .path(0)
                .path("id")
                .asString();
        assertThat(server.form("PUT", "/api/v1/statuses/" + post, ana, "status", "Water up to the knee #Flooded")
                        .status())
                .isEqualTo(200);
        await().untilAsserted(() -> {
            JsonNode context = server.get("/api/v1/statuses/" + post).json();
            assertThat(context.path("content").asString()).contains("knee");
            assertThat(cells().path("there").path(0).path("people").asInt()).isEqualTo(11);
        });
        assertThat(server.delete("/api/v1/statuses/" + post, ana).status()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(cells().path("there").path(0).path("people").asInt()).isEqualTo(10));
        long left = server.server
                .core()
                .database()
                .read(tx -> tx.sql("SELECT count(*) FROM status WHERE cell IS NOT NULL AND local = TRUE")
                        .number());
        assertThat(left).isZero();
    }
}
