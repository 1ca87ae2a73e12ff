package org.groundswell.scenarios;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The prepared world, which scenarios read and never change. ana has posts of every visibility; ben follows her; cay is
 * mentioned; dan is a stranger to all. rex was imported from elsewhere. fay, gus (who follows fay) and hal are there for
 * scenarios that write.
 */
final class ScenarioWorld {
    private final Map<String, String> names = new HashMap<>();

    private ScenarioWorld() {}

    static void prepare(ScenarioServer server) {
        ScenarioWorld world = new ScenarioWorld();
        for (String person : new String[] {"ana", "ben", "cay", "dan", "fay", "gus", "hal"}) {
            world.names.put(person, server.person(person).id().toString());
        }
        world.names.put("home", server.home());
        world.follows(server);
        world.posts(server);
        world.past(server);
        server.settle();
        server.names().putAll(world.names);
    }

    private void follows(ScenarioServer server) {
        server.act("ben", "/api/v1/accounts/" + names.get("ana") + "/follow");
        server.act("ana", "/api/v1/accounts/" + names.get("ben") + "/follow");
        server.act("gus", "/api/v1/accounts/" + names.get("fay") + "/follow");
        server.act("ben", "/api/v1/tags/Scenario/follow");
    }

    private void posts(ScenarioServer server) {
        String text = " words for @cay #Scenario https://example.org/page";
        for (String visibility : new String[] {"public", "unlisted", "private", "direct"}) {
            names.put(visibility, server.post("ana", visibility, visibility + text));
        }
        String question = names.get("public");
        names.put("reply", server.act("ben", "/api/v1/statuses", "status", "@ana a reply", "in_reply_to_id", question));
        names.put("boost", server.act("ben", "/api/v1/statuses/" + question + "/reblog"));
        server.act("ben", "/api/v1/statuses/" + question + "/favourite");
        server.act("ben", "/api/v1/statuses/" + question + "/bookmark");
        server.act("cay", "/api/v1/statuses/" + names.get("direct") + "/favourite");
        names.put("edited", server.act("ana", "/api/v1/statuses", "status", "first words", "spoiler_text", "careful"));
        server.http.form(
                "PUT",
                "/api/v1/statuses/" + names.get("edited"),
                server.token("ana"),
                "status",
                "second words #Scenario",
                "spoiler_text",
                "careful");
    }

    private void past(ScenarioServer server) {
        String lines = """
                {"id":"r1","account":"rex@elsewhere.example","name":"Rex","note":"was elsewhere","created_at":"2014-05-24T22:00:00Z","text":"old words #Scenario","country":"US","language":"en","favourites":3,"boosts":2}
                {"id":"r2","account":"rex@elsewhere.example","created_at":"2014-05-24T23:00:00Z","text":"quoting words","quote_of":"r1"}
                {"id":"r3","account":"sam@elsewhere.example","created_at":"2014-05-24T23:30:00Z","boost_of":"r1"}
                """;
        try {
            server.http.server.core().importer.run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.put("rex", account(server, "rex@elsewhere.example"));
        var posts = server.http
                .get("/api/v1/accounts/" + names.get("rex") + "/statuses")
                .json();
        names.put("quote", posts.path(0).path("id").asString());
        names.put("remote", posts.path(1).path("id").asString());
    }

    private static String account(ScenarioServer server, String acct) {
        return server.http
                .get("/api/v1/accounts/lookup?acct=" + acct)
                .json()
                .path("id")
                .asString();
    }
}
