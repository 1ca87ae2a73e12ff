package org.groundswell.scenarios;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.model.Visibility;

/**
 * The posts of the visibility walk: one of each visibility and kind, all by one author, each with a word that appears nowhere
 * else.
 */
final class WalkPosts {
    /** The kind of a post. */
    enum Kind {
        POST,
        /** A reply to a public post of the author's own. */
        REPLY,
        /** A boost, with this visibility, of a public post by another. */
        BOOST,
        /** A boost of the author's own post of this visibility. */
        SELFBOOST,
        /** A quote, with this visibility, of a public post of the author's own. */
        QUOTE
    }

    /**
     * One post.
     *
     * @param original what it boosts; itself if it is no boost
     * @param answer the id of a public reply to it; empty for boosts
     */
    record Case(String word, String id, String original, String answer) {}

    static final String TAG = "Walked";
    private static final String AUTHOR = Viewer.AUTHOR.account();
    /** An account that is mentioned in every post and reply, and favourites them all. */
    private static final String FAN = "walk_fan";

    /** The levels of visibility that an author can choose. */
    static final List<Visibility> LEVELS =
            Stream.of(Visibility.values()).filter(each -> !each.isHidden()).toList();

    private final ScenarioServer server;
    private final Map<Kind, Map<Visibility, Case>> cases = new EnumMap<>(Kind.class);
    private final Map<String, String> names = new HashMap<>();

    WalkPosts(ScenarioServer server) {
        this.server = server;
        String author = server.person(AUTHOR).id().toString();
        List.of(Viewer.values()).forEach(viewer -> server.person(viewer.account()));
        server.person(FAN);
        server.act(Viewer.FOLLOWER.account(), "/api/v1/accounts/" + author + "/follow");
        server.act(Viewer.FORMER.account(), "/api/v1/accounts/" + author + "/follow");
        // Ten people, so that there is a story of the tag.
        for (int i = 0; i < 10; i++) {
            server.person("walk_crowd" + i);
            server.post("walk_crowd" + i, "public", "one of many #" + TAG);
        }
        names.put("root", server.post(AUTHOR, "public", "the beginning of a thread"));
        // The oldest, so that the first page of a profile has all others.
        LEVELS.forEach(visibility -> add(Kind.QUOTE, visibility));
        for (Visibility visibility : LEVELS) {
            add(Kind.POST, visibility);
            add(Kind.REPLY, visibility);
            add(Kind.BOOST, visibility);
            add(Kind.SELFBOOST, visibility);
        }
        names.put("end", server.post("walk_other", "public", "the end of the walk"));
        names.put("author", author);
        names.put("name", AUTHOR);
        names.put("home", server.home());
        keep();
        server.act(Viewer.FORMER.account(), "/api/v1/accounts/" + author + "/unfollow");
        server.settle();
    }

    /** The post of a kind and visibility; empty if there can't be one. */
    Optional<Case> find(Kind kind, Visibility visibility) {
        return Optional.ofNullable(cases.getOrDefault(kind, Map.of()).get(visibility));
    }

    /** A request with its names replaced by what they stand for in a case. */
    String fill(String request, Case post) {
        String filled = request.replace("{id}", post.id())
                .replace("{original}", post.original())
                .replace("{answer}", post.answer())
                .replace("{word}", post.word());
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private void add(Kind kind, Visibility visibility) {
        String word = ("walk" + kind + visibility).toLowerCase(Locale.ROOT);
        String text = word + " @" + Viewer.MENTIONED.account() + " @" + FAN + " #" + TAG;
        String name = visibility.apiName();
        switch (kind) {
            case POST -> put(kind, visibility, answered(word, ask(word, name, text, "")));
            case REPLY -> put(kind, visibility, answered(word, ask(word, name, text, names.get("root"))));
            case BOOST -> {
                String original = server.post("walk_other", "public", word);
                String id = server.act(AUTHOR, "/api/v1/statuses/" + original + "/reblog", "visibility", name);
                put(kind, visibility, new Case(word, id, original, ""));
            }
            case QUOTE -> {
                String original = names.get("root");
                String id = server.act(
                        AUTHOR, "/api/v1/statuses", "status", text, "visibility", name, "quoted_status_id", original);
                put(kind, visibility, new Case(word, id, original, ""));
            }
            case SELFBOOST -> {
                // A direct post can't be boosted.
                if (visibility != Visibility.DIRECT) {
                    String original = server.post(AUTHOR, name, text);
                    String id = server.act(AUTHOR, "/api/v1/statuses/" + original + "/reblog");
                    put(kind, visibility, new Case(word, id, original, ""));
                }
            }
        }
    }

    /** A post with a poll. */
    private String ask(String word, String visibility, String text, String question) {
        return server.act(
                AUTHOR,
                "/api/v1/statuses",
                "status",
                text,
                "visibility",
                visibility,
                "in_reply_to_id",
                question,
                "poll[options][]",
                "yes " + word,
                "poll[options][]",
                "no",
                "poll[expires_in]",
                "86400");
    }

    private void put(Kind kind, Visibility visibility, Case post) {
        cases.computeIfAbsent(kind, _ -> new EnumMap<>(Visibility.class)).put(visibility, post);
    }

    private Case answered(String word, String id) {
        return new Case(word, id, id, reply(Viewer.MENTIONED.account(), id, "public", "an answer"));
    }

    private String reply(String name, String question, String visibility, String text) {
        return server.act(
                name, "/api/v1/statuses", "status", text, "visibility", visibility, "in_reply_to_id", question);
    }

    /** All viewers favourite and bookmark what they can see now. */
    private void keep() {
        for (Kind kind : List.of(Kind.POST, Kind.REPLY)) {
            for (Case post : cases.get(kind).values()) {
                server.act(FAN, "/api/v1/statuses/" + post.id() + "/favourite");
                for (Viewer viewer : Viewer.values()) {
                    if (viewer != Viewer.ANYONE) {
                        String token = server.token(viewer.account());
                        server.http.post("/api/v1/statuses/" + post.id() + "/favourite", token);
                        server.http.post("/api/v1/statuses/" + post.id() + "/bookmark", token);
                    }
                }
            }
        }
    }
}
