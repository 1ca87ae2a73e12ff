package org.groundswell.scenarios;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.auth.Role;
import org.groundswell.emojis.TestEmojis;
import org.groundswell.media.TestMedia;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import tools.jackson.databind.JsonNode;

/**
 * The prepared world, which scenarios read and never change. ana has posts of every visibility; ben follows her; cay is
 * mentioned; dan is a stranger to all; eve only makes lists longer. rex and a crowd that tells of a flood were imported from elsewhere. fay, gus (who follows fay), hal and ida (who is locked) are there for
 * scenarios that write; a moderator and an admin have the names of their roles.
 */
final class ScenarioWorld {
    private static final int CROWD = 80;
    private static final String[] HIDDEN = {
        "public", "public", "public", "private", "public", "public", "public", "unlisted"
    };

    private final Map<String, String> names = new HashMap<>();

    private ScenarioWorld() {}

    static void prepare(ScenarioServer server) {
        ScenarioWorld world = new ScenarioWorld();
        for (String person : new String[] {"ana", "ben", "cay", "dan", "eve", "fay", "gus", "hal", "ida"}) {
            world.names.put(person, server.person(person).id().toString());
        }
        for (Role role : new Role[] {Role.MODERATOR, Role.ADMIN}) {
            world.names.put(role.word(), server.staff(role).id().toString());
        }
        world.names.put("rule", rule(server));
        world.names.put("terms-day", terms(server));
        world.names.put("home", server.home());
        emojis(server);
        server.http.form("PATCH", "/api/v1/accounts/update_credentials", server.token("ida"), "locked", "true");
        world.follows(server);
        world.posts(server);
        world.past(server);
        flood(server);
        server.settle();
        server.names().putAll(world.names);
    }

    /** Publishes terms of service; the day from which they apply. */
    private static String terms(ScenarioServer server) {
        Policies policies = server.http.server.core().ruling().policies();
        policies.publish(
                server.staff(Role.ADMIN).id(), Policy.TERMS, "# Terms\n\nBe 16 or older.", policies.today(), 0);
        return policies.today().toString();
    }

    /** Two emojis to choose from, one that isn't offered, and one that is disabled. */
    private static void emojis(ScenarioServer server) {
        TestEmojis emojis = new TestEmojis(
                server.http.server.core(), server.staff(Role.ADMIN).id());
        emojis.add("wave", "Greetings", TestMedia.png(64, 32));
        emojis.add("Party", "", TestMedia.gif(32, 32, 3));
        emojis.hide(emojis.add("hush", "", TestMedia.png(20, 20)));
        emojis.disable(emojis.add("gone", "", TestMedia.png(21, 21)));
    }

    private static String rule(ScenarioServer server) {
        return server.http
                .server
                .core()
                .ruling()
                .rules()
                .add("Be kind", "Criticise ideas, not people.")
                .id()
                .toString();
    }

    private void follows(ScenarioServer server) {
        server.act("ben", "/api/v1/accounts/" + names.get("ana") + "/follow");
        server.act("ana", "/api/v1/accounts/" + names.get("ben") + "/follow");
        server.act("eve", "/api/v1/accounts/" + names.get("ana") + "/follow");
        server.act("ana", "/api/v1/accounts/" + names.get("eve") + "/follow");
        server.act("gus", "/api/v1/accounts/" + names.get("fay") + "/follow");
        server.act("ben", "/api/v1/tags/Scenario/follow");
        server.act("ben", "/api/v1/tags/Other/follow");
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
        server.act("eve", "/api/v1/statuses/" + question + "/favourite");
        server.act("eve", "/api/v1/statuses/" + question + "/reblog");
        server.act("ben", "/api/v1/statuses/" + names.get("unlisted") + "/favourite");
        server.act("ben", "/api/v1/statuses/" + names.get("unlisted") + "/bookmark");
        server.act("cay", "/api/v1/statuses/" + names.get("direct") + "/favourite");
        names.put("poll", server.act("ana", "/api/v1/statuses", poll("false")));
        names.put("poll-for-several", server.act("ana", "/api/v1/statuses", poll("true")));
        server.act("ben", "/api/v1/polls/" + names.get("poll") + "/votes", "choices[]", "1");
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

    private static String[] poll(String multiple) {
        return new String[] {
            "status",
            "where?",
            "poll[options][]",
            "here",
            "poll[options][]",
            "there",
            "poll[expires_in]",
            "86400",
            "poll[multiple]",
            multiple
        };
    }

    private void past(ScenarioServer server) {
        bring(server, """
                {"id":"r1","account":"rex@elsewhere.example","name":"Rex","note":"was elsewhere","created_at":"2014-05-24T22:00:00Z","text":"old words #Scenario","country":"US","language":"en","favourites":3,"boosts":2}
                {"id":"r2","account":"rex@elsewhere.example","created_at":"2014-05-24T23:00:00Z","text":"quoting words","quote_of":"r1"}
                {"id":"r3","account":"sam@elsewhere.example","created_at":"2014-05-24T23:30:00Z","boost_of":"r1"}
                """);
        names.put("rex", account(server, "rex@elsewhere.example"));
        JsonNode posts = server.http
                .get("/api/v1/accounts/" + names.get("rex") + "/statuses")
                .json();
        names.put("quote", posts.path(0).path("id").asString());
        names.put("remote", posts.path(1).path("id").asString());
    }

    /**
     * A wave of a tag that is long over, so that its numbers stay as they are: {@value #CROWD} people within some hours. Every
     * fourth post is not public, and the best liked: it would be the first to be chosen if it could be.
     */
    private static void flood(ScenarioServer server) {
        Instant begin = Instant.parse("2013-08-26T04:00:00Z");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CROWD; i++) {
            Instant at = begin.plus(Duration.ofMinutes(2L * i));
            String visibility = HIDDEN[i % HIDDEN.length];
            boolean hidden = !visibility.equals("public");
            lines.append("""
                    {"id":"f%d","account":"p%d@flood.example","created_at":"%s","text":"%s words number %d of the water that rises in street %d #Flood","country":"%s","language":"en","visibility":"%s","favourites":%d}
                    """.formatted(
                            i,
                            i,
                            at,
                            hidden ? "hidden" : "open",
                            i,
                            i * 7,
                            i % 3 == 0 ? "US" : "PH",
                            visibility,
                            hidden ? 900 : i));
        }
        bring(server, lines.toString());
    }

    private static void bring(ScenarioServer server, String lines) {
        try {
            server.http
                    .server
                    .core()
                    .importing()
                    .importer()
                    .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String account(ScenarioServer server, String acct) {
        return server.http
                .get("/api/v1/accounts/lookup?acct=" + acct)
                .json()
                .path("id")
                .asString();
    }
}
