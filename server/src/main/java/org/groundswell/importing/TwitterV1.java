package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Visibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Twitter's v1.1 tweet objects, plain ({@code text}) or extended ({@code full_text}, {@code extended_tweet}). A boost
 * has a {@code retweeted_status}; a tweet that only begins with {@code RT @name} is an ordinary post.
 */
final class TwitterV1 implements Format {
    static final String DOMAIN = "twitter.com";
    static final String STATUS = "https://twitter.com/i/status/";

    /** The first id that contains its time, in milliseconds since {@link #TIMED_SINCE}. */
    private static final long FIRST_TIMED_ID = 30_000_000_000L;

    private static final long TIMED_SINCE = 1_288_834_974_657L;
    private static final int BITS_AFTER_TIME = 22;
    private static final int LONGEST_NUMBER = 19;
    /** Maximum number of edits; Twitter allows five. */
    private static final int MOST_EDITS = 20;

    private static final List<String> DESCRIPTIONS = List.of("ext_alt_text", "alt_text");
    private static final List<String> ADDRESSES = List.of("expanded_url", "media_url_https");

    private final Coordinates coordinates;

    TwitterV1(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public String name() {
        return "twitter-v1";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("id_str") && node.has("user")
                || node.has("id") && node.path("user").has("screen_name")
                || node.has("screen_name")
                || node.has("full_text");
    }

    @Override
    public Reading read(JsonNode tweet) {
        Tweets tweets = new Tweets();
        tweets.add(tweet);
        return new Reading(tweets.posts, tweets.rejected, List.of());
    }

    /** The result of reading a tweet and those inside it. */
    private final class Tweets {
        private final List<ImportedPost> posts = new ArrayList<>(2);
        private final List<BadRecord> rejected = new ArrayList<>(0);

        /** Adds a tweet after the ones it boosts or quotes, and returns it. */
        ImportedPost add(JsonNode tweet) {
            ImportedPost post = post(tweet);
            JsonNode original = Json.object(tweet, "retweeted_status");
            JsonNode quoted = Json.object(tweet, "quoted_status");
            if (original.isObject()) {
                ImportedPost boosted = add(original);
                post = ImportedPost.boost(post.uri(), post.author(), post.at(), boosted.uri())
                        .seenBy(Json.narrower(post.visibility(), boosted.visibility()));
            } else if (quoted.isObject()) {
                post = post.quoting(quote(quoted).or(post::quoteOf));
            }
            posts.add(post);
            return post;
        }

        /** Adds the quoted tweet. If it can't be read, only its address is kept. */
        private Optional<String> quote(JsonNode quoted) {
            int before = posts.size();
            try {
                return Optional.of(add(quoted).uri());
            } catch (BadRecord bad) {
                posts.subList(before, posts.size()).clear();
                rejected.add(new BadRecord("import.quote", "reason", bad.reason()));
                return Optional.empty();
            }
        }
    }

    private ImportedPost post(JsonNode tweet) {
        String id = id(tweet);
        JsonNode user = Json.requiredObject(tweet, "user");
        ImportedAuthor author = author(user);
        Instant at = Json.time(tweet, "created_at");
        boolean boost = Json.object(tweet, "retweeted_status").isObject();
        ImportedPost.Edits edits = boost ? ImportedPost.Edits.NONE : edits(id, history(tweet), at);
        String first = edits.uris().isEmpty() ? STATUS + id : edits.uris().getFirst();
        JsonNode source = source(tweet);
        JsonNode entities = entities(source);
        Optional<String> asker = Json.textIfAny(tweet, "in_reply_to_screen_name");
        return ImportedPost.of(first, author, firstTime(first, edits, at), boost ? "" : text(source, entities))
                .from(country(tweet), Json.language(Json.text(tweet, "lang")))
                .at(Coordinates.cellOf(Json.object(tweet, "coordinates"))
                        .or(() -> Coordinates.cellOfSwapped(Json.object(tweet, "geo")))
                        .or(() -> Coordinates.cellOfPolygon(
                                Json.object(tweet, "place").path("bounding_box"))))
                .warned("", Json.yes(tweet, "possibly_sensitive"))
                .seenBy(Json.yes(user, "protected") ? Visibility.FOLLOWERS : Visibility.PUBLIC)
                .answering(
                        Json.id(tweet, "in_reply_to_status_id_str")
                                .or(() -> Json.id(tweet, "in_reply_to_status_id"))
                                .map(question -> STATUS + question),
                        asker.flatMap(name -> Acct.of(name, DOMAIN))
                                .map(acct -> named(
                                        acct,
                                        Json.id(tweet, "in_reply_to_user_id_str")
                                                .or(() -> Json.id(tweet, "in_reply_to_user_id")))))
                .quoting(Json.id(tweet, "quoted_status_id_str")
                        .or(() -> Json.id(tweet, "quoted_status_id"))
                        .map(quote -> STATUS + quote))
                .liked(Json.number(tweet, "favorite_count"), Json.number(tweet, "retweet_count"))
                .mentioning(mentions(entities, "user_mentions", "screen_name", "id_str"))
                .edited(edits);
    }

    /** The country of the place, or else of the coordinates. */
    private Optional<CountryCode> country(JsonNode tweet) {
        Optional<CountryCode> named = Json.country(Json.text(Json.object(tweet, "place"), "country_code"));
        return named.or(() -> coordinates.countryOf(Json.object(tweet, "coordinates")));
    }

    private static ImportedAuthor named(Acct acct, Optional<String> id) {
        return ImportedAuthor.named(acct, "https://twitter.com/" + acct.username())
                .knownAs(id.map(TwitterV1::person).orElse(""));
    }

    /** The permanent id of a Twitter account; names can change. */
    static String person(String userId) {
        return "twitter:" + userId;
    }

    static String id(JsonNode tweet) {
        return Json.id(tweet, "id_str").orElseGet(() -> Json.requiredId(tweet, "id"));
    }

    private static ImportedAuthor author(JsonNode user) {
        String name = Json.required(user, "screen_name");
        return new ImportedAuthor(
                ImportedAuthor.acct(name, DOMAIN),
                Json.text(user, "name"),
                "https://twitter.com/" + name,
                Json.text(user, "description"),
                Json.text(user, "profile_image_url_https"),
                Optional.empty(),
                Json.number(user, "followers_count"),
                Json.yes(user, "verified"),
                false,
                Json.timeIfAny(user, "created_at"),
                Json.id(user, "id_str")
                        .or(() -> Json.id(user, "id"))
                        .map(TwitterV1::person)
                        .orElse(""));
    }

    /** The object with the full text and its entities. */
    private static JsonNode source(JsonNode tweet) {
        JsonNode note = Json.object(tweet, "note_tweet");
        JsonNode result = Json.object(Json.object(note, "note_tweet_results"), "result");
        JsonNode whole = result.isObject() ? result : note;
        if (!Json.text(whole, "text").isEmpty()) {
            return whole;
        }
        JsonNode extended = Json.object(tweet, "extended_tweet");
        return Json.text(extended, "full_text").isEmpty() ? tweet : extended;
    }

    private static String text(JsonNode source, JsonNode entities) {
        String whole = TweetText.of(written(source), entities);
        return whole.isBlank()
                ? Attachments.text(media(source, entities), DESCRIPTIONS, ADDRESSES)
                        .orElseThrow(() -> new BadRecord("import.missing", "field", "text"))
                : whole;
    }

    private static String written(JsonNode source) {
        String text = Json.text(source, "full_text");
        return text.isEmpty() ? Json.text(source, "text") : text;
    }

    private static List<JsonNode> media(JsonNode source, JsonNode entities) {
        JsonNode more = Json.object(source, "extended_entities");
        return Json.objects(more.has("media") ? more : entities, "media");
    }

    /** The media of a tweet itself, not of a long text that it has. */
    static List<JsonNode> media(JsonNode tweet) {
        return media(tweet, Json.object(tweet, "entities"));
    }

    /** The line that describes a medium. */
    static String line(JsonNode media) {
        return Attachments.line(media, DESCRIPTIONS, ADDRESSES);
    }

    /** The text of a tweet without the addresses of its media. */
    static String ownText(JsonNode tweet) {
        JsonNode source = source(tweet);
        return TweetText.withoutMedia(written(source), entities(source));
    }

    private static JsonNode entities(JsonNode source) {
        return Json.object(source, source.has("entity_set") ? "entity_set" : "entities");
    }

    /** The mentions that Twitter found in a text; other names in it are no mentions. */
    static Mentions mentions(JsonNode entities, String list, String name, String id) {
        if (!entities.has(list)) {
            return Mentions.UNTOLD;
        }
        return Mentions.of(Json.objects(entities, list).stream()
                .flatMap(each -> Acct.of(Json.text(each, name), DOMAIN).stream()
                        .map(acct -> new Mentions.Person(
                                acct,
                                "",
                                Json.id(each, id)
                                        .or(() -> Json.id(each, "id"))
                                        .map(TwitterV1::person)
                                        .orElse(""))))
                .toList());
    }

    /** The ids of a post's edits, in v1.1 objects and archives. */
    private static JsonNode history(JsonNode tweet) {
        JsonNode info = tweet.path("edit_info");
        return Stream.of(
                        tweet.path("edit_history").path("edit_tweet_ids"),
                        tweet.path("edit_history").path("initial_tweet_ids"),
                        info.path("initial").path("editTweetIds"),
                        info.path("edit").path("editControlInitial").path("editTweetIds"),
                        info.path("edit").path("initialTweetId"),
                        tweet.path("edit_history_tweet_ids"))
                .filter(ids -> !ids.isMissingNode() && !ids.isNull())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /**
     * The edits of a tweet, each of which is a tweet with an id of its own.
     *
     * @param history ids of all edits, or only the first
     */
    static ImportedPost.Edits edits(String id, JsonNode history, Instant at) {
        List<String> ids = (history.isArray() ? history.valueStream() : Stream.of(history))
                .map(each -> each.asString(""))
                .filter(TwitterV1::isNumber)
                .limit(MOST_EDITS)
                .toList();
        List<String> all = Stream.concat(ids.stream(), Stream.of(id))
                .distinct()
                .sorted((one, other) ->
                        one.length() == other.length() ? one.compareTo(other) : one.length() - other.length())
                .toList();
        return !isNumber(id) || all.size() == 1
                ? ImportedPost.Edits.NONE
                : new ImportedPost.Edits(all.stream().map(each -> STATUS + each).toList(), all.indexOf(id), at);
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_NUMBER && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The time of the original post, taken from the id of the first version, since an edit has its own time. */
    static Instant firstTime(String uri, ImportedPost.Edits edits, Instant at) {
        if (edits.place() == 0) {
            return at;
        }
        long id = Long.parseUnsignedLong(uri.substring(STATUS.length()));
        Instant first = Instant.ofEpochMilli((id >>> BITS_AFTER_TIME) + TIMED_SINCE);
        return id < FIRST_TIMED_ID || first.isAfter(at) ? at : first;
    }
}
