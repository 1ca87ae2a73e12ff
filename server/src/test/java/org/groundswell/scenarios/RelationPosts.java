package org.groundswell.scenarios;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The posts of the relation walk, by one author and a friend, and viewers who block or mute the author, or are blocked. */
final class RelationPosts {
    /** A viewer's relation to the author. */
    enum Related {
        STRANGER,
        BLOCKED,
        BLOCKING,
        /** Mutes the author, and follows. */
        MUTING,
        /** Was blocked, blocked and muted; all of it was taken back. */
        AGAIN;

        String account() {
            return "relate_" + name().toLowerCase(Locale.ROOT);
        }

        static Set<Related> group(String cell) {
            return switch (cell) {
                case "all" -> EnumSet.allOf(Related.class);
                case "open" -> EnumSet.complementOf(EnumSet.of(BLOCKED));
                case "left" -> EnumSet.of(STRANGER, AGAIN);
                case "nobody" -> EnumSet.noneOf(Related.class);
                default ->
                    Arrays.stream(cell.split(" "))
                            .flatMap(word -> word.equals("left")
                                    ? group(word).stream()
                                    : EnumSet.of(valueOf(word.toUpperCase(Locale.ROOT))).stream())
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Related.class)));
            };
        }
    }

    enum Kind {
        POST,
        /** A reply by the author to a post of the friend's. */
        REPLY,
        /** A boost by the author of a stranger's post. */
        BOOST,
        /** A boost by the friend of a post of the author's. */
        BOOSTED,
        /** A quote by the author of a post of the friend's. */
        QUOTE,
        /** A quote by the friend of a post of the author's. */
        QUOTED,
        /** A post of the friend's that mentions the author. */
        MENTION,
        /** The author's account itself. */
        ACCOUNT;

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    private static final String AUTHOR = "relate_author";
    private static final String FRIEND = "relate_friend";
    private static final String FAN = "relate_fan";

    private final ScenarioServer server;
    private final Map<Kind, String> ids = new EnumMap<>(Kind.class);
    private final Map<String, String> names = new HashMap<>();

    RelationPosts(ScenarioServer server) {
        this.server = server;
        for (String person : List.of(AUTHOR, FRIEND, FAN)) {
            names.put(
                    person.substring("relate_".length()),
                    server.person(person).id().toString());
        }
        names.put("name", AUTHOR);
        names.put("home", server.home());
        follow(FAN, "author");
        server.http.post("/api/v1/featured_tags", server.token(AUTHOR), "name", "related");
        follow(AUTHOR, "friend");
        follow(FRIEND, "author");
        server.act(FRIEND, "/api/v1/accounts/" + names.get("author") + "/endorse");
        for (Related viewer : Related.values()) {
            follow(viewer.account(), "friend");
        }
        follow(Related.MUTING.account(), "author");
        write();
        relate();
        server.settle();
    }

    private void write() {
        names.put("parent", server.post(FRIEND, "public", "the friend begins"));
        ids.put(
                Kind.POST,
                server.act(
                        AUTHOR,
                        "/api/v1/statuses",
                        "status",
                        word(Kind.POST) + " #Related",
                        "poll[options][]",
                        "yes " + word(Kind.POST),
                        "poll[options][]",
                        "no",
                        "poll[expires_in]",
                        "86400"));
        ids.put(Kind.REPLY, reply(AUTHOR, names.get("parent"), word(Kind.REPLY)));
        ids.put(Kind.BOOST, boost(AUTHOR, server.post("relate_other", "public", word(Kind.BOOST))));
        ids.put(Kind.BOOSTED, boost(FRIEND, server.post(AUTHOR, "public", word(Kind.BOOSTED))));
        ids.put(Kind.QUOTE, quote(AUTHOR, names.get("parent"), word(Kind.QUOTE)));
        ids.put(Kind.QUOTED, quote(FRIEND, server.post(AUTHOR, "public", word(Kind.QUOTED)), "the friend quotes"));
        ids.put(Kind.MENTION, server.post(FRIEND, "public", word(Kind.MENTION) + " @" + AUTHOR));
        names.put("answer", reply(FRIEND, ids.get(Kind.POST), "the friend replies"));
        names.put("end", server.post("relate_other", "public", "the end of the relations"));
        boost(AUTHOR, names.get("parent"));
        server.act(AUTHOR, "/api/v1/statuses/" + names.get("parent") + "/favourite");
        server.act(FAN, "/api/v1/statuses/" + ids.get(Kind.POST) + "/favourite");
        for (Related viewer : Related.values()) {
            server.act(viewer.account(), "/api/v1/statuses/" + ids.get(Kind.POST) + "/favourite");
            server.act(viewer.account(), "/api/v1/statuses/" + ids.get(Kind.POST) + "/bookmark");
        }
    }

    private void relate() {
        String again = server.person(Related.AGAIN.account()).id().toString();
        server.act(AUTHOR, account(server.person(Related.BLOCKED.account()).id().toString(), "block"));
        server.act(Related.BLOCKING.account(), account(names.get("author"), "block"));
        server.act(Related.MUTING.account(), account(names.get("author"), "mute"));
        for (String step : List.of("block", "unblock", "mute", "unmute")) {
            server.act(AUTHOR, account(again, step));
            server.act(Related.AGAIN.account(), account(names.get("author"), step));
        }
    }

    private void follow(String name, String followed) {
        server.act(name, account(names.get(followed), "follow"));
    }

    private static String account(String id, String action) {
        return "/api/v1/accounts/" + id + "/" + action;
    }

    private String reply(String name, String question, String text) {
        return server.act(name, "/api/v1/statuses", "status", text, "in_reply_to_id", question);
    }

    private String quote(String name, String quoted, String text) {
        return server.act(name, "/api/v1/statuses", "status", text, "quoted_status_id", quoted);
    }

    private String boost(String name, String status) {
        return server.act(name, "/api/v1/statuses/" + status + "/reblog");
    }

    private static String word(Kind kind) {
        return "related" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** A request with its names replaced by what they stand for in a kind of post. */
    String fill(String request, Kind kind) {
        String filled = request.replace("{id}", ids.getOrDefault(kind, "")).replace("{word}", word(kind));
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
