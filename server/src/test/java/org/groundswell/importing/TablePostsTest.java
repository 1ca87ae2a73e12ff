package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.importing.files.RecordReader;
import org.groundswell.importing.files.TableRow;
import org.groundswell.model.Message;
import org.groundswell.model.Visibility;
import org.groundswell.trends.model.DegreeCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as the tools write them that people export tweets with. */
class TablePostsTest {
    /** The lines of a table are parted by a broken bar here. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            twarc-csv           | id,author_id,created_at,text,author.username¦812,41,2019-07-14T08:30:05.000Z,tram #Depot,rosa
            Twint, summer time  | id,created_at,date,time,timezone,username,tweet¦812,2019-07-14 10:30:05 CEST,2019-07-14,10:30:05,+0200,rosa,tram #Depot
            Twint, older        | id,created_at,username,tweet¦812,1563093005000,rosa,tram #Depot
            4CAT                | id,timestamp,unix_timestamp,link,body,author,retweet_count¦812,2019-07-14 10:30:05,1563093005,https://x.com/rosa/status/812,tram #Depot,rosa,0
            pandas              | ,Datetime,Tweet Id,Text,Username¦0,2019-07-14 08:30:05+00:00,812,tram #Depot,rosa
            Twitter's analytics | "Tweet id","Tweet permalink","Tweet text","time"¦"812","https://twitter.com/rosa/status/812","tram #Depot","2019-07-14 08:30:05 +0000"
            without its id      | tweet_url,created_at,text¦https://twitter.com/rosa/status/812,2019-07-14T08:30:05Z,tram #Depot
            Excel               | sep=;¦id;screen_name;created_at;text¦812;rosa;2019-07-14T08:30:05Z;tram #Depot
            Excel, a tab        | "sep=\t"¦id\tscreen_name\tcreated_at\ttext¦812\trosa\t2019-07-14T08:30:05Z\ttram #Depot
            """)
    void aTweetIsTheSameInEveryTable(String tool, String table) throws IOException {
        assertThat(read(table)).singleElement().satisfies(post -> {
            assertThat(post.uri()).isEqualTo(TwitterV1.STATUS + "812");
            assertThat(post.author().acct()).hasToString("rosa@twitter.com");
            assertThat(post.at()).isEqualTo(Instant.parse("2019-07-14T08:30:05Z"));
            assertThat(post.text()).isEqualTo("tram #Depot");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "acct", "username", "handle"})
    void aNameWithoutAServerIsNobodyHere(String column) {
        assertThatThrownBy(() -> read(column + ",created_at,text¦rosa,2019-07-14T08:30:05Z,tram"))
                .hasMessageContaining("import.table.server {name=rosa}");
    }

    @Test
    void countsAreReadUnderTheNamesThatToolsGiveThem() throws IOException {
        String table = "tweet_id,username,datetime,text,%s,%s¦812,rosa,2019-07-14T08:30:05Z,hi,7.0,3";
        for (String names : List.of("likes retweets", "like_count retweet_count", "likeCount retweetCount")) {
            String[] name = names.split(" ", -1);
            assertThat(read(table.formatted(name[0], name[1])))
                    .extracting(ImportedPost::favourites, ImportedPost::boosts)
                    .containsExactly(tuple(7L, 3L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "author.protected,'',True,FOLLOWERS",
        "author.protected,'',False,PUBLIC",
        "author.protected,'','',PUBLIC",
        "user.protected,public,true,FOLLOWERS",
        "protected,Unlisted,1,FOLLOWERS",
        "user_protected,direct,true,DIRECT",
        "user_protected,unlisted,false,UNLISTED",
        "user_protected,list,true,DIRECT"
    })
    void whatProtectedPeopleTweetIsForTheirFollowers(String column, String written, String value, Visibility visibility)
            throws IOException {
        assertThat(read("id,screen_name,created_at,text,visibility," + column + "¦812,rosa,2019-07-14T08:30:05Z,hi,"
                        + written + "," + value))
                .extracting(ImportedPost::visibility)
                .containsExactly(visibility);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "screen_name,created_at,text,entities.urls¦rosa,2019-07-14T08:30:05Z,read https://t.co/q now,"
                        + "\"[{\"\"start\"\":5,\"\"end\"\":19,\"\"url\"\":\"\"https://t.co/q\"\",\"\"expanded_url\"\":\"\"https://tram.example/a\"\"}]\"",
                "from_user,created_at,text,entities_str¦rosa,2019-07-14T08:30:05Z,read https://t.co/q now,"
                        + "\"{\"\"urls\"\":[{\"\"url\"\":\"\"https://t.co/q\"\",\"\"expanded_url\"\":\"\"https://tram.example/a\"\",\"\"indices\"\":[5,19]}]}\""
            })
    void shortenedLinksStandForWhatTheTableSays(String table) throws IOException {
        assertThat(read(table)).extracting(ImportedPost::text).containsExactly("read https://tram.example/a now");
        String cutOff = table.replace("}]", "");
        assertThat(read(cutOff)).extracting(ImportedPost::text).containsExactly("read https://t.co/q now");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            latitude,longitude                         | 14.6,120.98          | N14E120
            lat,lng                                    | -22.9,-43.2          | S23W044
            lat,lon                                    | 51.5,-0.12           | N51W001
            coordinates.latitude,coordinates.longitude | 51.5,-0.12           | N51W001
            geo.coordinates.coordinates,x              | "[-0.12, 51.5]",     | N51W001
            coordinates.coordinates,x                  | "[120.98,14.6]",     | N14E120
            geo_coordinates,x                          | "loc: 14.6,120.98",  | N14E120
            latitude,longitude                         | nan,nan              | none
            latitude,longitude                         | ,                    | none
            latitude,longitude                         | 95,10                | none
            geo_coordinates,x                          | None,                | none
            """)
    void coordinatesAreInTheColumnsOfTheirTools(String columns, String values, String cell) throws IOException {
        List<ImportedPost> posts = read(
                "id,account,created_at,text," + columns + "¦1,ann@one.example,2015-01-01T08:00:00Z,hi," + values + "¦");
        assertThat(posts)
                .extracting(post -> post.cell().map(DegreeCell::code).orElse("none"))
                .containsExactly(cell);
    }

    private static List<ImportedPost> read(String table) throws IOException {
        Formats formats = new Formats(ImportOptions.NONE);
        List<ImportedPost> posts = new ArrayList<>();
        byte[] file = table.replace('¦', '\n').getBytes(StandardCharsets.UTF_8);
        RecordReader.read(ImportFile.of(new ByteArrayInputStream(file)), null, new RecordReader.Visitor() {
            @Override
            public void owner(String json) {
                throw new AssertionError("a table has no owner");
            }

            @Override
            public void json(long number, String text) {
                throw new AssertionError("a row was taken for JSON: " + text);
            }

            @Override
            public void row(long number, TableRow row, String text) {
                posts.addAll(formats.readRow(row).posts());
            }

            @Override
            public void unreadable(long number, Message reason, String beginning) {
                throw new AssertionError(reason + ": " + beginning);
            }
        });
        return posts;
    }
}
