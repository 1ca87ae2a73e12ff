package org.groundswell.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tweets of a personal Twitter archive: v1.1 tweets, mostly wrapped in {@code {"tweet": ...}}, without their author, who is
 * named in the archive's {@code account.js}.
 */
final class TwitterArchive implements Format {
    private final TwitterV1 tweets;
    private final LongTweets longTweets = new LongTweets();
    private Optional<ObjectNode> owner = Optional.empty();

    TwitterArchive(TwitterV1 tweets) {
        this.tweets = tweets;
    }

    @Override
    public String name() {
        return "twitter-archive";
    }

    /** Reads the archive's {@code account.js}, if this is one. */
    void owner(JsonNode file) {
        JsonNode account = Json.object(file, "account");
        if (account.has("username")) {
            owner = Optional.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("screen_name", Json.required(account, "username"))
                    .put("name", Json.text(account, "accountDisplayName"))
                    .put("id_str", Json.text(account, "accountId"))
                    .put("created_at", Json.text(account, "createdAt")));
        }
    }

    /** Sets the author of tweets that don't name one. */
    void owner(String username) {
        owner = Optional.of(JsonNodeFactory.instance.objectNode().put("screen_name", username));
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.path("tweet").isObject() || node.path("noteTweet").isObject() || isTweet(node);
    }

    private static boolean isTweet(JsonNode node) {
        return (node.has("id_str") || node.has("id")) && node.has("full_text") && !node.has("user");
    }

    /** Whether the author of the tweets is known. */
    boolean hasOwner() {
        return owner.isPresent();
    }

    static BadRecord withoutOwner() {
        return new BadRecord("import.archive.owner");
    }

    @Override
    public Reading read(JsonNode record) {
        if (record.path("noteTweet").isObject()) {
            longTweets.add(record.path("noteTweet"));
            return Reading.nothing();
        }
        JsonNode tweet = record.path("tweet").isObject() ? record.path("tweet") : record;
        if (tweet.hasNonNull("deleted_at")) {
            // The archive contains deleted tweets, for some days with their text.
            return Reading.deletion(
                    TwitterV1.STATUS + Json.id(tweet, "tweet_id").orElseGet(() -> TwitterV1.id(tweet)));
        }
        if (tweet.has("user")) {
            return withMedia(tweets.read(tweet), tweet);
        }
        ObjectNode author = owner.orElseThrow(TwitterArchive::withoutOwner);
        ObjectNode whole = ((ObjectNode) tweet).deepCopy();
        whole.set("user", author);
        longTweets.of(tweet).ifPresent(note -> whole.set("note_tweet", note));
        return withMedia(tweets.read(whole), whole);
    }

    /** Gives a tweet, which is the last of what was read, its media. Those of a boost belong to its original. */
    private static Reading withMedia(Reading read, JsonNode tweet) {
        ImportedPost post = read.posts().getLast();
        List<ImportedMedia> media = TwitterMedia.of(tweet);
        if (media.isEmpty() || post.boostOf().isPresent()) {
            return read;
        }
        List<ImportedPost> posts = new ArrayList<>(read.posts());
        posts.set(posts.size() - 1, post.attaching(new ImportedPost.Attached(media, TwitterV1.ownText(tweet))));
        return new Reading(posts, read.rejected(), read.deleted());
    }
}
