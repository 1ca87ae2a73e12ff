package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tweets of v1.1 as collections keep them. */
class TwitterV1Test {
    private final Formats formats = new Formats(ImportOptions.NONE);

    private ImportedPost only(String more) {
        String tweet = "{\"id\":812,\"created_at\":\"Sun Jul 14 08:30:05 +0000 2019\",\"text\":\"tram…\","
                + "\"user\":{\"id\":41,\"screen_name\":\"rosa\"}" + more + "}";
        return formats.read(formats.parse(tweet)).posts().getFirst();
    }

    @Test
    void aNumberIsAnIdWhereTextIsMissing() {
        ImportedPost post = only(",\"in_reply_to_status_id\":811,\"quoted_status_id\":810");
        assertThat(post.uri()).isEqualTo(TwitterV1.STATUS + "812");
        assertThat(post.inReplyTo()).contains(TwitterV1.STATUS + "811");
        assertThat(post.quoteOf()).contains(TwitterV1.STATUS + "810");
        assertThat(post.author().person()).isEqualTo("twitter:41");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,"note_tweet":{"text":"tram all the way #Depot"}                                          | tram all the way #Depot
            ,"note_tweet":{"note_tweet_results":{"result":{"text":"tram all the way https://t.co/q","entity_set":{"urls":[{"url":"https://t.co/q","expanded_url":"https://depot.example/","indices":[17,31]}]}}}} | tram all the way https://depot.example/
            ,"note_tweet":{"is_expandable":true},"full_text":"tram whole"                             | tram whole
            ,"note_tweet":null                                                                        | tram…
            """)
    void aLongTweetIsWhole(String more, String text) {
        assertThat(only(more).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no name", "路面電車", "<script>"})
    void aTweetOutlivesTheNameOfWhomItAnswers(String name) {
        ImportedPost post = only(",\"in_reply_to_status_id_str\":\"811\",\"in_reply_to_screen_name\":\"" + name + "\"");
        assertThat(post.inReplyTo()).contains(TwitterV1.STATUS + "811");
        assertThat(post.inReplyToAuthor()).isEmpty();
    }

    @Test
    void streamsOfDeletionsNameTweets() {
        String notice =
                "{\"delete\":{\"tweet\":{\"id\":\"812\",\"author_id\":\"41\"},\"event_at\":\"2021-07-06T18:40:40.000Z\"}}";
        assertThat(formats.read(formats.parse(notice)).deleted()).isEqualTo(List.of(TwitterV1.STATUS + "812"));
    }
}
