package org.groundswell.importing.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table of posts, by their names: those of our own format, twarc, TAGS, Twint, 4CAT, snscrape with pandas,
 * Twitter's analytics, and spreadsheets.
 */
public final class TableHeader {
    /** No separator: the line is not the header of a table of posts. */
    static final char NONE = 0;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int MOST_COLUMNS = 1_000;
    /** Minimum number of known columns for a line to be a header. */
    private static final int FEWEST_KNOWN = 2;

    /** The meanings of columns, each with its names: the first that is present counts. */
    public enum Column {
        ID("id id_str tweet_id tweetid status_id"),
        URL("url tweet_url permalink tweet_permalink status_url link uri"),
        ACCOUNT("account acct"),
        USERNAME(
                "username user_screen_name screen_name author.username author_username user.username user_username user.screen_name from_user handle user author"),
        NAME("name author.name user_name user.displayname display_name"),
        CREATED_AT(
                "created_at parsed_created_at createdat datetime date timestamp published tweet_created_at posted_at time unix_timestamp"),
        TEXT("text full_text rawcontent tweet content tweet_text body message"),
        LANGUAGE("language lang"),
        COUNTRY("country country_code geo.country_code"),
        REPLY_TO("in_reply_to in_reply_to_status_id in_reply_to_status_id_str referenced_tweets.replied_to.id"),
        BOOST_OF("boost_of referenced_tweets.retweeted.id retweeted_status_id retweet_of"),
        QUOTE_OF("quote_of referenced_tweets.quoted.id quoted_status_id"),
        FAVOURITES("favourites favorite_count like_count likes_count likecount public_metrics.like_count likes"),
        BOOSTS("boosts retweet_count retweets_count retweetcount public_metrics.retweet_count retweets"),
        VISIBILITY("visibility"),
        SPOILER("spoiler"),
        SENSITIVE("sensitive possibly_sensitive"),
        FOLLOWERS("followers user_followers_count author.public_metrics.followers_count user.followerscount"),
        PROTECTED("protected author.protected user.protected user_protected"),
        ACCOUNT_CREATED_AT("account_created_at author.created_at user_created_at user.created");

        private final String names;

        Column(String names) {
            this.names = names;
        }

        /** Its possible names, best first. */
        List<String> names() {
            return List.of(names.split(" "));
        }
    }

    private static final Set<Column> NEEDED = Set.of(Column.CREATED_AT, Column.TEXT);

    private final List<String> columns;
    private final Map<Column, Integer> places = new HashMap<>();

    private TableHeader(List<String> columns) {
        this.columns = columns;
        for (Column column : Column.values()) {
            column.names().stream().filter(columns::contains).findFirst().ifPresent(name -> {
                places.put(column, columns.indexOf(name));
            });
        }
    }

    static TableHeader of(List<String> names) {
        return new TableHeader(names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList());
    }

    /** The separator of a table with this first line; {@link #NONE} if it is not a table of posts. */
    static char separator(String line) {
        char best = NONE;
        int most = FEWEST_KNOWN - 1;
        for (char separator : SEPARATORS) {
            int known = of(split(line, separator)).places.size();
            if (known > most) {
                most = known;
                best = separator;
            }
        }
        return best;
    }

    private static List<String> split(String line, char separator) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int to = line.indexOf(separator);
                to >= 0 && names.size() < MOST_COLUMNS;
                to = line.indexOf(separator, from)) {
            names.add(unquoted(line.substring(from, to)));
            from = to + 1;
        }
        names.add(unquoted(line.substring(from)));
        return names;
    }

    private static String unquoted(String name) {
        String bare = name.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    /** The required columns that are missing, as a sentence; empty if there are none. */
    Optional<String> lacking() {
        List<String> lacks = new ArrayList<>();
        for (Column column : Column.values()) {
            if (NEEDED.contains(column) && !places.containsKey(column)) {
                lacks.add(column.names().getFirst());
            }
        }
        // The address of a tweet contains its author's name.
        boolean named = places.containsKey(Column.ACCOUNT)
                || places.containsKey(Column.USERNAME)
                || columns.contains("tweet_permalink")
                || columns.contains("tweet_url");
        if (!named) {
            lacks.addFirst("account");
        }
        return lacks.isEmpty()
                ? Optional.empty()
                : Optional.of("has no column " + String.join(", ", lacks) + "; its columns are "
                        + String.join(", ", columns.subList(0, Math.min(20, columns.size()))));
    }

    int size() {
        return columns.size();
    }

    /** Whether a column of this name is there, whatever it means. */
    boolean has(String name) {
        return columns.contains(name);
    }

    /** The index of the column with this name, whatever it means; negative if there is none. */
    int place(String name) {
        return columns.indexOf(name);
    }

    /** The index of a column; negative if there is none. */
    int place(Column column) {
        return places.getOrDefault(column, -1);
    }
}
