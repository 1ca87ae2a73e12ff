package org.groundswell.importing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.importing.files.TableHeader.Column;
import org.groundswell.importing.files.TableRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts table rows to lines of our own format. In a table from a tool that exports tweets, accounts without a server are
 * Twitter's and numeric ids are those of tweets.
 */
final class TablePosts {
    private static final Pattern TWEET = Pattern.compile(
            "https?://(?:www\\.|mobile\\.)?(?:twitter|x)\\.com/([A-Za-z0-9_]{1,30})/status/([0-9]{1,25}).*");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,25}");
    /** Long numbers rounded by a spreadsheet. */
    private static final Pattern ROUNDED = Pattern.compile("[0-9][.,]?[0-9]*[eE]\\+?[0-9]+");

    /** Seconds or milliseconds since 1970, recognised by their number of digits. */
    private static final Pattern UNIX_TIME = Pattern.compile("[0-9]{9,10}|[0-9]{12,13}");

    private static final int SECONDS_DIGITS = 10;
    private static final Pattern OFFSET = Pattern.compile("[+-][0-9]{2}:?[0-9]{2}|UTC");

    /** Placeholders for the author in addresses of tweets. */
    private static final Set<String> NOBODY = Set.of("i", "web", "statuses");

    private TablePosts() {}

    /**
     * Converts a row to a line.
     *
     * @param json parser for values that contain JSON
     * @throws BadRecord if required data is missing
     */
    static ObjectNode line(TableRow row, Function<String, JsonNode> json) {
        Matcher tweet = TWEET.matcher(row.get(Column.URL));
        boolean ofTweets = tweet.matches() || row.isOfTweets();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("account", account(row, ofTweets, tweet));
        id(row.get(Column.ID), ofTweets).ifPresentOrElse(id -> line.put("id", id), () -> {
            if (tweet.matches()) {
                line.put("id", TwitterV1.STATUS + tweet.group(2));
            } else if (!row.get(Column.URL).isEmpty()) {
                line.put("id", row.get(Column.URL));
            }
        });
        line.put("created_at", createdAt(row));
        line.put("text", ofTweets ? TweetText.of(row.get(Column.TEXT), entities(row, json)) : row.get(Column.TEXT));
        put(line, "language", row.get(Column.LANGUAGE));
        put(line, "country", row.get(Column.COUNTRY));
        TablePoint.of(row).ifPresent(point -> {
            line.put("latitude", point.latitude());
            line.put("longitude", point.longitude());
        });
        put(line, "name", row.get(Column.NAME));
        put(line, "visibility", visibility(row));
        put(line, "spoiler", row.get(Column.SPOILER));
        put(line, "account_created_at", row.get(Column.ACCOUNT_CREATED_AT));
        id(row.get(Column.REPLY_TO), ofTweets).ifPresent(id -> line.put("in_reply_to", id));
        id(row.get(Column.BOOST_OF), ofTweets).ifPresent(id -> line.put("boost_of", id));
        id(row.get(Column.QUOTE_OF), ofTweets).ifPresent(id -> line.put("quote_of", id));
        count(line, "favourites", row.get(Column.FAVOURITES));
        count(line, "boosts", row.get(Column.BOOSTS));
        count(line, "followers", row.get(Column.FOLLOWERS));
        if (!row.get(Column.SENSITIVE).isEmpty()) {
            line.put("sensitive", isTrue("sensitive", row.get(Column.SENSITIVE)));
        }
        return line;
    }

    /** Twint writes local times with the offset in a separate column; 4CAT has the time as a number. */
    private static String createdAt(TableRow row) {
        String day = row.named("date");
        String clock = row.named("time");
        String offset = row.named("timezone");
        if (!day.isEmpty() && !clock.isEmpty() && OFFSET.matcher(offset).matches()) {
            return day + " " + clock + " " + offset;
        }
        String number = row.named("unix_timestamp");
        String written = number.isEmpty() ? row.get(Column.CREATED_AT) : number;
        if (!UNIX_TIME.matcher(written).matches()) {
            return row.get(Column.CREATED_AT);
        }
        long time = Long.parseLong(written);
        return (written.length() <= SECONDS_DIGITS ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time))
                .toString();
    }

    /** The targets of a tweet's links, in tables of twarc and TAGS. */
    private static JsonNode entities(TableRow row, Function<String, JsonNode> json) {
        String urls = row.named("entities.urls");
        String all = urls.isEmpty() ? row.named("entities_str") : "{\"urls\":" + urls + "}";
        try {
            return all.isEmpty() ? MissingNode.getInstance() : json.apply(all);
        } catch (BadRecord cutOff) {
            return MissingNode.getInstance();
        }
    }

    /** Posts of protected accounts are not public, even if a table has them. */
    private static String visibility(TableRow row) {
        String written = row.get(Column.VISIBILITY);
        boolean isWide =
                written.isEmpty() || written.equalsIgnoreCase("public") || written.equalsIgnoreCase("unlisted");
        return isWide && isTrue("protected", row.get(Column.PROTECTED)) ? "private" : written;
    }

    private static String account(TableRow row, boolean ofTweets, Matcher tweet) {
        String account = row.get(Column.ACCOUNT);
        String name = account.isEmpty() ? row.get(Column.USERNAME) : account;
        if (name.isEmpty() && tweet.matches() && !NOBODY.contains(tweet.group(1))) {
            name = tweet.group(1);
        }
        String bare = name.startsWith("@") ? name.substring(1) : name;
        if (bare.isEmpty()) {
            throw new BadRecord("import.missing", "field", "account");
        }
        if (bare.indexOf('@') >= 0) {
            return bare;
        }
        if (!ofTweets) {
            // A remote name must not become the local account of that name.
            throw new BadRecord("import.table.server", "name", BadRecord.excerpt(bare));
        }
        return bare + "@" + TwitterV1.DOMAIN;
    }

    private static Optional<String> id(String id, boolean ofTweets) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String whole = id.endsWith(".0") ? id.substring(0, id.length() - 2) : id;
        if (ROUNDED.matcher(whole).matches()) {
            throw new BadRecord("import.table.id", "id", BadRecord.excerpt(id));
        }
        return Optional.of(ofTweets && NUMBER.matcher(whole).matches() ? TwitterV1.STATUS + whole : whole);
    }

    private static void put(ObjectNode line, String field, String value) {
        if (!value.isEmpty()) {
            line.put(field, value);
        }
    }

    /** A count: {@code 12}, {@code 12.0}, or empty. */
    private static void count(ObjectNode line, String field, String value) {
        if (!value.isEmpty()) {
            line.put(field, value.endsWith(".0") ? value.substring(0, value.length() - 2) : value);
        }
    }

    private static boolean isTrue(String column, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "1.0", "yes" -> true;
            case "", "false", "0", "0.0", "no" -> false;
            default -> throw new BadRecord("import.table.flag", "field", column, "value", BadRecord.excerpt(value));
        };
    }
}
