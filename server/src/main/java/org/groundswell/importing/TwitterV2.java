package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.words.Acct;
import tools.jackson.databind.JsonNode;

/** Twitter's v2 answers: {@code data}, one tweet or many, with the people, tweets and places they name in {@code includes}. */
final class TwitterV2 implements Format {
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
        Includes includes = new Includes(answer.path("includes"));
        List<ImportedPost> posts = new ArrayList<>();
        JsonNode data = answer.path("data");
        if (data.isArray()) {
            for (JsonNode tweet : data) {
                posts.addAll(tweet(tweet, includes));
            }
        } else {
            posts.addAll(tweet(data, includes));
        }
        return posts;
    }

    /** Of the place that was named, or else of the point on the globe. */
    private String country(JsonNode geo, Includes includes) {
        String named = includes.country(Json.text(geo, "place_id"));
        return named.isEmpty() ? coordinates.countryOf(geo.path("coordinates")) : named;
    }

    private List<ImportedPost> tweet(JsonNode tweet, Includes includes) {
        String id = Json.required(tweet, "id");
        Instant at = Json.time(tweet, "created_at");
        ImportedAuthor author = includes.author(Json.required(tweet, "author_id"), at);
        List<ImportedPost> posts = new ArrayList<>();
        Optional<String> question = Optional.empty();
        Optional<String> quoted = Optional.empty();
        for (JsonNode reference : tweet.path("referenced_tweets")) {
            String other = Json.required(reference, "id");
            JsonNode included = includes.tweets.get(other);
            switch (Json.text(reference, "type")) {
                case "retweeted" -> {
                    if (included == null) {
                        throw new BadRecord("boosts " + other + ", which is not in includes.tweets");
                    }
                    posts.addAll(tweet(included, includes));
                    posts.add(ImportedPost.boost(TwitterV1.STATUS + id, author, at, TwitterV1.STATUS + other));
                    return posts;
                }
                case "quoted" -> {
                    if (included != null && included.has("author_id")) {
                        posts.addAll(tweet(included, includes));
                    }
                    quoted = Optional.of(TwitterV1.STATUS + other);
                }
                case "replied_to" -> question = Optional.of(TwitterV1.STATUS + other);
                default -> {}
            }
        }
        JsonNode metrics = tweet.path("public_metrics");
        String text = TwitterV1.unescape(TwitterV1.expandLinks(Json.required(tweet, "text"), tweet.path("entities")));
        posts.add(ImportedPost.of(TwitterV1.STATUS + id, author, at, text)
                .from(country(tweet.path("geo"), includes), Json.language(Json.text(tweet, "lang")))
                .warned("", Json.yes(tweet, "possibly_sensitive"))
                .answering(
                        question,
                        Json.textIfAny(tweet, "in_reply_to_user_id").flatMap(user -> includes.known(user, at)))
                .quoting(quoted)
                .liked(Json.number(metrics, "like_count"), Json.number(metrics, "retweet_count")));
        return posts;
    }

    /** What an answer's tweets refer to. */
    private static final class Includes {
        private final Map<String, JsonNode> users;
        private final Map<String, JsonNode> tweets;
        private final Map<String, JsonNode> places;

        Includes(JsonNode includes) {
            users = byId(includes.path("users"));
            tweets = byId(includes.path("tweets"));
            places = byId(includes.path("places"));
        }

        ImportedAuthor author(String id, Instant seen) {
            return known(id, seen).orElseThrow(() -> new BadRecord("its author " + id + " is not in includes.users"));
        }

        Optional<ImportedAuthor> known(String id, Instant seen) {
            return Optional.ofNullable(users.get(id)).map(user -> {
                String name = Json.required(user, "username");
                return new ImportedAuthor(
                        new Acct(name, TwitterV1.DOMAIN),
                        Json.text(user, "name"),
                        "https://twitter.com/" + name,
                        Json.text(user, "description"),
                        Json.text(user, "profile_image_url"),
                        "",
                        Json.number(user.path("public_metrics"), "followers_count"),
                        Json.yes(user, "verified"),
                        false,
                        Json.timeOr(user, "created_at", seen));
            });
        }

        String country(String place) {
            JsonNode known = places.get(place);
            return known == null ? "" : Json.country(Json.text(known, "country_code"));
        }

        private static Map<String, JsonNode> byId(JsonNode list) {
            Map<String, JsonNode> found = new HashMap<>();
            for (JsonNode each : list) {
                found.put(Json.text(each, "id"), each);
            }
            return found;
        }
    }
}
