package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Visibility;
import org.groundswell.trends.model.DegreeCell;
import tools.jackson.databind.JsonNode;

/** Responses of Twitter's API v2: one or more tweets in {@code data}, with people, tweets and places in {@code includes}. */
final class TwitterV2 implements Format {
    /** Maximum depth of quotes that are followed. */
    private static final int DEEPEST = 16;

    private final Coordinates coordinates;

    TwitterV2(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public String name() {
        return "twitter-v2";
    }

    @Override
    public boolean matches(JsonNode node) {
        JsonNode data = node.path("data");
        return data.isArray() ? data.valueStream().anyMatch(TwitterV2::isTweet) : isTweet(data);
    }

    private static boolean isTweet(JsonNode data) {
        return data.has("author_id") || data.has("id") && data.has("text");
    }

    @Override
    public Reading read(JsonNode page) {
        JsonNode data = page.path("data");
        Answer read = new Answer(new Includes(Json.object(page, "includes")));
        (data.isArray() ? data.valueStream() : Stream.of(data)).forEach(read::add);
        return new Reading(read.posts, read.rejected, List.of());
    }

    /** The cell of the coordinates, or else of the place. */
    private static Optional<DegreeCell> cell(JsonNode geo, Includes includes) {
        return Coordinates.cellOf(geo.path("coordinates")).or(() -> includes.cell(Json.text(geo, "place_id")));
    }

    /** The country of the place, or else of the coordinates. */
    private Optional<CountryCode> country(JsonNode geo, Includes includes) {
        Optional<CountryCode> named = includes.country(Json.text(geo, "place_id"));
        return named.or(() -> coordinates.countryOf(geo.path("coordinates")));
    }

    /**
     * The tweets read from a response. They may refer to one another in any way, also in circles. A tweet that can't be imported
     * only affects its boosts.
     */
    private final class Answer {
        private final List<ImportedPost> posts = new ArrayList<>();
        private final List<BadRecord> rejected = new ArrayList<>();
        private final Map<String, Optional<ImportedPost>> read = new HashMap<>();
        private final Map<String, BadRecord> failed = new HashMap<>();
        private final Includes includes;

        Answer(Includes includes) {
            this.includes = includes;
        }

        /** Adds a tweet of {@code data}, or the reason why it can't be imported. */
        void add(JsonNode tweet) {
            try {
                if (!tweet.isObject()) {
                    throw new BadRecord("import.must_be.objects", "field", "data");
                }
                tweet(tweet, 0);
            } catch (BadRecord bad) {
                String id = tweet.path("id").asString("");
                rejected.add(
                        id.isEmpty()
                                ? bad
                                : new BadRecord("import.tweet", "id", BadRecord.excerpt(id), "reason", bad.reason()));
            }
        }

        /**
         * Adds a tweet after the ones it boosts or quotes, unless it was added before.
         *
         * @return the post; empty while it is being read
         */
        private Optional<ImportedPost> tweet(JsonNode tweet, int depth) {
            String id = Json.requiredId(tweet, "id");
            BadRecord reason = failed.get(id);
            if (reason != null) {
                throw reason;
            }
            Optional<ImportedPost> before = read.putIfAbsent(id, Optional.empty());
            if (before != null) {
                return before;
            }
            try {
                ImportedPost post = post(tweet, id, depth);
                posts.add(post);
                read.put(id, Optional.of(post));
                return Optional.of(post);
            } catch (BadRecord bad) {
                failed.put(id, bad);
                throw bad;
            }
        }

        private ImportedPost post(JsonNode tweet, String id, int depth) {
            Instant at = Json.time(tweet, "created_at");
            String authorId = Json.requiredId(tweet, "author_id");
            ImportedAuthor author = includes.author(authorId);
            Visibility audience = includes.audience(authorId);
            Optional<String> question = Optional.empty();
            Optional<String> quoted = Optional.empty();
            for (JsonNode reference : Json.objects(tweet, "referenced_tweets")) {
                String other = Json.requiredId(reference, "id");
                switch (Json.text(reference, "type")) {
                    case "retweeted" -> {
                        ImportedPost original = boosted(other, depth);
                        return ImportedPost.boost(TwitterV1.STATUS + id, author, at, original.uri())
                                .seenBy(Json.narrower(audience, original.visibility()));
                    }
                    case "quoted" -> quoted = Optional.of(quoted(other, depth));
                    case "replied_to" -> question = Optional.of(TwitterV1.STATUS + other);
                    default -> {}
                }
            }
            ImportedPost.Edits edits = TwitterV1.edits(id, tweet.path("edit_history_tweet_ids"), at);
            String first = edits.uris().isEmpty()
                    ? TwitterV1.STATUS + id
                    : edits.uris().getFirst();
            JsonNode metrics = Json.object(tweet, "public_metrics");
            JsonNode note = Json.object(tweet, "note_tweet");
            JsonNode source = Json.text(note, "text").isEmpty() ? tweet : note;
            JsonNode entities = Json.object(source, "entities");
            return ImportedPost.of(first, author, TwitterV1.firstTime(first, edits, at), text(tweet, source, entities))
                    .from(country(Json.object(tweet, "geo"), includes), Json.language(Json.text(tweet, "lang")))
                    .at(cell(Json.object(tweet, "geo"), includes))
                    .warned("", Json.yes(tweet, "possibly_sensitive"))
                    .seenBy(audience)
                    .answering(question, Json.id(tweet, "in_reply_to_user_id").flatMap(includes::known))
                    .quoting(quoted)
                    .liked(Json.number(metrics, "like_count"), Json.number(metrics, "retweet_count"))
                    .mentioning(TwitterV1.mentions(entities, "mentions", "username", "id"))
                    .edited(edits);
        }

        private String text(JsonNode tweet, JsonNode source, JsonNode entities) {
            String text = TweetText.of(Json.text(source, "text"), entities);
            return text.isBlank()
                    ? Attachments.text(
                                    includes.media(Json.object(tweet, "attachments")),
                                    List.of("alt_text"),
                                    List.of("url", "preview_image_url"))
                            .orElseThrow(() -> new BadRecord("import.missing", "field", "text"))
                    : text;
        }

        private ImportedPost boosted(String id, int depth) {
            JsonNode included = includes.tweets.get(id);
            if (included == null) {
                throw new BadRecord("import.boost.missing", "id", BadRecord.excerpt(id));
            }
            if (depth == DEEPEST) {
                throw new BadRecord("import.boost.deep");
            }
            return tweet(included, depth + 1)
                    .orElseThrow(() -> new BadRecord("import.boost.circle", "id", BadRecord.excerpt(id)));
        }

        /** The address of a quoted tweet, which is imported if its data is complete. */
        private String quoted(String id, int depth) {
            JsonNode included = includes.tweets.get(id);
            if (included == null || depth == DEEPEST || failed.containsKey(id)) {
                return TwitterV1.STATUS + id;
            }
            try {
                return tweet(included, depth + 1).map(ImportedPost::uri).orElse(TwitterV1.STATUS + id);
            } catch (BadRecord notWhole) {
                return TwitterV1.STATUS + id;
            }
        }
    }

    /** The objects to which the tweets of a response refer. */
    private static final class Includes {
        private final Map<String, JsonNode> users;
        private final Map<String, JsonNode> tweets;
        private final Map<String, JsonNode> places;
        private final Map<String, JsonNode> media;

        Includes(JsonNode includes) {
            users = by("id", Json.objects(includes, "users"));
            tweets = by("id", Json.objects(includes, "tweets"));
            places = by("id", Json.objects(includes, "places"));
            media = by("media_key", Json.objects(includes, "media"));
        }

        List<JsonNode> media(JsonNode attachments) {
            return attachments
                    .path("media_keys")
                    .valueStream()
                    .flatMap(key -> Stream.ofNullable(media.get(key.asString(""))))
                    .toList();
        }

        Optional<DegreeCell> cell(String place) {
            return Optional.ofNullable(places.get(place))
                    .flatMap(found -> Coordinates.cellOfBox(found.path("geo").path("bbox")));
        }

        /** Posts of protected accounts are not public, even if an export has them. */
        Visibility audience(String user) {
            JsonNode known = users.get(user);
            return known != null && Json.yes(known, "protected") ? Visibility.FOLLOWERS : Visibility.PUBLIC;
        }

        ImportedAuthor author(String id) {
            return known(id).orElseThrow(() -> new BadRecord("import.author.missing", "id", BadRecord.excerpt(id)));
        }

        Optional<ImportedAuthor> known(String id) {
            return Optional.ofNullable(users.get(id)).map(user -> {
                String name = Json.required(user, "username");
                return new ImportedAuthor(
                        ImportedAuthor.acct(name, TwitterV1.DOMAIN),
                        Json.text(user, "name"),
                        "https://twitter.com/" + name,
                        Json.text(user, "description"),
                        Json.text(user, "profile_image_url"),
                        Optional.empty(),
                        Json.number(Json.object(user, "public_metrics"), "followers_count"),
                        Json.yes(user, "verified"),
                        false,
                        Json.timeIfAny(user, "created_at"),
                        TwitterV1.person(id));
            });
        }

        Optional<CountryCode> country(String place) {
            JsonNode known = places.get(place);
            return known == null ? Optional.empty() : Json.country(Json.text(known, "country_code"));
        }

        private static Map<String, JsonNode> by(String field, List<JsonNode> list) {
            Map<String, JsonNode> found = new HashMap<>();
            for (JsonNode each : list) {
                found.put(Json.text(each, field), each);
            }
            return found;
        }
    }
}
