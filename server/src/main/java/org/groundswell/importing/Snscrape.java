package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Visibility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tweets written by snscrape's {@code --jsonl}, by versions with {@code content} and with {@code rawContent}. */
final class Snscrape implements Format {
    private final Coordinates coordinates;

    Snscrape(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public String name() {
        return "snscrape";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.path("user").has("username")
                && node.has("date")
                && node.has("id")
                && (node.has("content") || node.has("rawContent"));
    }

    @Override
    public Reading read(JsonNode tweet) {
        List<ImportedPost> posts = new ArrayList<>(2);
        List<BadRecord> rejected = new ArrayList<>(0);
        add(tweet, posts, rejected);
        return new Reading(posts, rejected, List.of());
    }

    /** Adds a tweet after the ones it boosts or quotes. */
    private ImportedPost add(JsonNode tweet, List<ImportedPost> posts, List<BadRecord> rejected) {
        String uri = TwitterV1.STATUS + Json.requiredId(tweet, "id");
        Instant at = Json.time(tweet, "date");
        JsonNode user = Json.requiredObject(tweet, "user");
        ImportedAuthor author = author(user);
        Visibility visibility = Json.yes(user, "protected") ? Visibility.FOLLOWERS : Visibility.PUBLIC;
        JsonNode original = Json.object(tweet, "retweetedTweet");
        if (original.isObject()) {
            ImportedPost boosted = add(original, posts, rejected);
            ImportedPost boost = ImportedPost.boost(uri, author, at, boosted.uri())
                    .seenBy(Json.narrower(visibility, boosted.visibility()));
            posts.add(boost);
            return boost;
        }
        JsonNode quoted = Json.object(tweet, "quotedTweet");
        if (quoted.isObject() && matches(quoted)) {
            quote(quoted, posts, rejected);
        }
        JsonNode asker = Json.object(tweet, "inReplyToUser");
        ImportedPost post = ImportedPost.of(uri, author, at, text(tweet))
                .from(country(tweet), Json.language(Json.text(tweet, "lang")))
                .at(Coordinates.cellIn(Json.object(tweet, "coordinates")))
                .seenBy(visibility)
                .answering(
                        Json.id(tweet, "inReplyToTweetId").map(id -> TwitterV1.STATUS + id),
                        asker.isObject() ? Optional.of(author(asker)) : Optional.empty())
                .quoting(Json.id(quoted, "id").map(id -> TwitterV1.STATUS + id))
                .liked(Json.number(tweet, "likeCount"), Json.number(tweet, "retweetCount"))
                .mentioning(mentions(tweet));
        posts.add(post);
        return post;
    }

    /** Adds the quoted tweet. If it can't be read, only its address is kept. */
    private void quote(JsonNode quoted, List<ImportedPost> posts, List<BadRecord> rejected) {
        int before = posts.size();
        try {
            add(quoted, posts, rejected);
        } catch (BadRecord bad) {
            posts.subList(before, posts.size()).clear();
            rejected.add(new BadRecord("import.quote", "reason", bad.reason()));
        }
    }

    /** The country of the place, or else of the coordinates. */
    private Optional<CountryCode> country(JsonNode tweet) {
        Optional<CountryCode> named = Json.country(Json.text(Json.object(tweet, "place"), "countryCode"));
        JsonNode point = Json.object(tweet, "coordinates");
        return named.or(() -> coordinates.countryAt(point.path("longitude"), point.path("latitude")));
    }

    private static Mentions mentions(JsonNode tweet) {
        return tweet.has("mentionedUsers")
                ? Mentions.of(Json.objects(tweet, "mentionedUsers").stream()
                        .map(Snscrape::author)
                        .map(user -> new Mentions.Person(user.acct(), user.url(), user.person()))
                        .toList())
                : Mentions.UNTOLD;
    }

    private static ImportedAuthor author(JsonNode user) {
        String name = Json.required(user, "username");
        String description = Json.text(user, "rawDescription");
        return new ImportedAuthor(
                ImportedAuthor.acct(name, TwitterV1.DOMAIN),
                Json.text(user, "displayname"),
                "https://twitter.com/" + name,
                description.isEmpty() ? Json.text(user, "description") : description,
                Json.text(user, "profileImageUrl"),
                Optional.empty(),
                Json.number(user, "followersCount"),
                Json.yes(user, "verified"),
                false,
                Json.timeIfAny(user, "created"),
                Json.id(user, "id").map(TwitterV1::person).orElse(""));
    }

    private static String text(JsonNode tweet) {
        String raw = Json.text(tweet, "rawContent");
        String text = raw.isEmpty() ? Json.text(tweet, "content") : raw;
        return text.isBlank()
                ? Attachments.text(
                                Json.objects(tweet, "media"),
                                List.of("altText"),
                                List.of("fullUrl", "thumbnailUrl", "previewUrl"))
                        .orElseThrow(() -> new BadRecord("import.missing", "field", "content"))
                : TweetText.of(text, links(tweet));
    }

    /** Links in the form of Twitter's {@code entities}; older versions have two lists, of short and of long addresses. */
    private static ObjectNode links(JsonNode tweet) {
        ObjectNode entities = JsonNodeFactory.instance.objectNode();
        ArrayNode urls = entities.putArray("urls");
        List<JsonNode> links = Json.objects(tweet, "links");
        for (JsonNode link : links) {
            urls.addObject().put("url", Json.text(link, "tcourl")).put("expanded_url", Json.text(link, "url"));
        }
        JsonNode shortened = tweet.path("tcooutlinks");
        JsonNode meant = tweet.path("outlinks");
        for (int i = 0; links.isEmpty() && i < Math.min(shortened.size(), meant.size()); i++) {
            urls.addObject()
                    .put("url", shortened.path(i).asString(""))
                    .put("expanded_url", meant.path(i).asString(""));
        }
        return entities;
    }
}
