package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Twitter's v2 answers: {@code data}, one tweet or many, with the people, tweets and places they name in {@code includes}. */
final class TwitterV2 implements Format {
    /** Tweets that quote one another are followed so far. */
    private static final int DEEPEST = 16;

    private final Coordinates coordinates;

    TwitterV2(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public boolean matches(JsonNode node) {
        JsonNode data = node.path("data");
        JsonNode first = data.isArray() ? data.path(0) : data;
        return first.has("author_id");
    }

    @Override
    public List<ImportedPost> read(JsonNode answer) {
        Answer read = new Answer(new Includes(Json.object(answer, "includes")));
        List<JsonNode> tweets = answer.path("data").isArray()
                ? Json.objects(answer, "data")
                : List.of(Json.requiredObject(answer, "data"));
        tweets.forEach(tweet -> read.tweet(tweet, 0));
        return read.posts;
    }

    /** Of the place that was named, or else of the point on the globe. */
    private String country(JsonNode geo, Includes includes) {
        String named = includes.country(Json.text(geo, "place_id"));
        return named.isEmpty() ? coordinates.countryOf(geo.path("coordinates")) : named;
    }

    /** What has been read of an answer. Its tweets may name one another in any way, also in a circle. */
    private final class Answer {
        private final List<ImportedPost> posts = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Includes includes;

        Answer(Includes includes) {
            this.includes = includes;
        }

        /** Adds a tweet after what it boosts or quotes, unless it was added before. */
        void tweet(JsonNode tweet, int depth) {
            String id = Json.requiredId(tweet, "id");
            if (!seen.add(id)) {
                return;
            }
            Instant at = Json.time(tweet, "created_at");
            ImportedAuthor author = includes.author(Json.required(tweet, "author_id"), at);
            Optional<String> question = Optional.empty();
            Optional<String> quoted = Optional.empty();
            for (JsonNode reference : Json.objects(tweet, "referenced_tweets")) {
                String other = Json.requiredId(reference, "id");
                JsonNode included = includes.tweets.get(other);
                switch (Json.text(reference, "type")) {
                    case "retweeted" -> {
                        if (included == null) {
                            throw new BadRecord(
                                    "boosts " + BadRecord.excerpt(other) + ", which is not in includes.tweets");
                        }
                        if (depth == DEEPEST) {
                            throw new BadRecord("boosts a boost of a boost and so on");
                        }
                        tweet(included, depth + 1);
                        posts.add(ImportedPost.boost(TwitterV1.STATUS + id, author, at, TwitterV1.STATUS + other));
                        return;
                    }
                    case "quoted" -> {
                        if (included != null && included.has("author_id") && depth < DEEPEST) {
                            tweet(included, depth + 1);
                        }
                        quoted = Optional.of(TwitterV1.STATUS + other);
                    }
                    case "replied_to" -> question = Optional.of(TwitterV1.STATUS + other);
                    default -> {}
                }
            }
            JsonNode metrics = Json.object(tweet, "public_metrics");
            String text = TwitterV1.unescape(
                    TwitterV1.expandLinks(Json.required(tweet, "text"), Json.object(tweet, "entities")));
            posts.add(ImportedPost.of(TwitterV1.STATUS + id, author, at, text)
                    .from(country(Json.object(tweet, "geo"), includes), Json.language(Json.text(tweet, "lang")))
                    .warned("", Json.yes(tweet, "possibly_sensitive"))
                    .answering(
                            question,
                            Json.textIfAny(tweet, "in_reply_to_user_id").flatMap(user -> includes.known(user, at)))
                    .quoting(quoted)
                    .liked(Json.number(metrics, "like_count"), Json.number(metrics, "retweet_count")));
        }
    }

    /** What an answer's tweets refer to. */
    private static final class Includes {
        private final Map<String, JsonNode> users;
        private final Map<String, JsonNode> tweets;
        private final Map<String, JsonNode> places;

        Includes(JsonNode includes) {
            users = byId(Json.objects(includes, "users"));
            tweets = byId(Json.objects(includes, "tweets"));
            places = byId(Json.objects(includes, "places"));
        }

        ImportedAuthor author(String id, Instant seen) {
            return known(id, seen)
                    .orElseThrow(
                            () -> new BadRecord("its author " + BadRecord.excerpt(id) + " is not in includes.users"));
        }

        Optional<ImportedAuthor> known(String id, Instant seen) {
            return Optional.ofNullable(users.get(id)).map(user -> {
                String name = Json.required(user, "username");
                return new ImportedAuthor(
                        ImportedAuthor.acct(name, TwitterV1.DOMAIN),
                        Json.text(user, "name"),
                        "https://twitter.com/" + name,
                        Json.text(user, "description"),
                        Json.text(user, "profile_image_url"),
                        "",
                        Json.number(Json.object(user, "public_metrics"), "followers_count"),
                        Json.yes(user, "verified"),
                        false,
                        Json.timeOr(user, "created_at", seen));
            });
        }

        String country(String place) {
            JsonNode known = places.get(place);
            return known == null ? "" : Json.country(Json.text(known, "country_code"));
        }

        private static Map<String, JsonNode> byId(List<JsonNode> list) {
            Map<String, JsonNode> found = new HashMap<>();
            for (JsonNode each : list) {
                found.put(Json.text(each, "id"), each);
            }
            return found;
        }
    }
}
