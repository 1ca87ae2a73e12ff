package org.groundswell.importing.files;

import java.util.List;
import java.util.stream.Stream;
import org.groundswell.importing.files.TableHeader.Column;

/** A row of a table. */
public final class TableRow {
    private final TableHeader header;
    private final List<String> values;

    TableRow(TableHeader header, List<String> values) {
        this.header = header;
        this.values = values;
    }

    /** The value in a column; empty if the table has no such column. */
    public String get(Column column) {
        int place = header.place(column);
        return place < 0 ? "" : values.get(place).strip();
    }

    /** The value in the column of this name, whatever it means; empty if the table has no such column. */
    public String named(String name) {
        int place = header.place(name);
        return place < 0 ? "" : values.get(place).strip();
    }

    /** Whether the table comes from a tool that exports tweets, as the names of its columns show. */
    public boolean isOfTweets() {
        return Stream.of(
                        "tweet_id",
                        "tweet",
                        "tweet_url",
                        "tweet_permalink",
                        "user_screen_name",
                        "screen_name",
                        "from_user",
                        "author.username",
                        "retweet_count",
                        "retweets_count",
                        "public_metrics.retweet_count")
                .anyMatch(header::has);
    }
}
