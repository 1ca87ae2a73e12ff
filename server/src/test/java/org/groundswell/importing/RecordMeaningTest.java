package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Visibility;
import org.groundswell.text.Messages;
import org.groundswell.text.StatusText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of records of every format mean. */
class RecordMeaningTest {
    private static final String PEOPLE = """
            "includes":{"users":[{"id":"41","username":"rosa","protected":false,"created_at":"2016-02-03T04:05:06.000Z"},
            {"id":"42","username":"sam"},{"id":"43","username":"tess","protected":true}]%s}
            """;

    private final Formats formats = new Formats(ImportOptions.NONE);

    private Reading read(String record) {
        return formats.read(formats.parse(record));
    }

    private ImportedPost only(String record) {
        Reading reading = read(record);
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.posts()).hasSize(1);
        return reading.posts().getFirst();
    }

    private static String own(String more) {
        return "{\"account\":\"rosa@old.example\",\"created_at\":\"2018-09-01T10:00:00Z\",\"text\":\"hi\"," + more
                + "}";
    }

    private static String first(String more) {
        return "{\"id_str\":\"71\",\"created_at\":\"Sat Sep 01 10:00:00 +0000 2018\",\"text\":\"hi #Ferry\","
                + "\"user\":{\"screen_name\":\"rosa\",\"id_str\":\"41\"}," + more + "}";
    }

    private static String tweet(String id, String author, String more) {
        return "{\"id\":\"" + id + "\",\"author_id\":\"" + author + "\",\"text\":\"no " + id
                + " #Ferry\",\"created_at\":\"2022-05-06T07:08:09.000Z\"" + more + "}";
    }

    private static String page(String tweets, String includes) {
        return "{\"data\":[" + tweets + "]," + PEOPLE.formatted(includes) + "}";
    }

    private static String status(String content, String more) {
        return "{\"id\":\"8\",\"uri\":\"https://one.example/s/8\",\"created_at\":\"2023-02-03T04:05:06.000Z\",\"content\":\""
                + content.replace("\"", "\\\"")
                + "\",\"account\":{\"acct\":\"rosa\",\"url\":\"https://one.example/@rosa\"}" + more + "}";
    }

    private static String note(String content, String more, String audience) {
        return "{\"type\":\"Create\",\"actor\":\"https://one.example/users/rosa\"," + audience
                + "\"object\":{\"id\":\"https://one.example/users/rosa/statuses/9\","
                + "\"published\":\"2023-02-03T04:05:06Z\",\"content\":\"" + content.replace("\"", "\\\"") + "\"" + more
                + "}}";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an author who is not there | {"id":"2","author_id":"99","text":"b","created_at":"2022-05-06T07:08:09.000Z"} | 99 is not in includes.users
            no author                  | {"id":"2","text":"b","created_at":"2022-05-06T07:08:09.000Z"} | has no author_id
            no time                    | {"id":"2","author_id":"42","text":"b"} | has no created_at
            a time without a zone      | {"id":"2","author_id":"42","text":"b","created_at":"2022-05-06T07:08:09"} | has no time zone
            no text                    | {"id":"2","author_id":"42","created_at":"2022-05-06T07:08:09.000Z"} | has no text
            no id                      | {"author_id":"42","text":"b","created_at":"2022-05-06T07:08:09.000Z"} | has no id
            an original that is gone   | {"id":"2","author_id":"42","text":"RT","created_at":"2022-05-06T07:08:09.000Z","referenced_tweets":[{"type":"retweeted","id":"888"}]} | boosts 888, which is not in includes.tweets
            an original without author | {"id":"2","author_id":"42","text":"RT","created_at":"2022-05-06T07:08:09.000Z","referenced_tweets":[{"type":"retweeted","id":"77"}]} | its author 99
            something else             | 5 | data must be a list of objects
            """)
    void oneBadTweetOfAPageTakesNoOtherWithIt(String what, String bad, String reason) {
        String included = ",\"tweets\":[" + tweet("77", "99", "") + "]";
        for (String tweets : List.of(
                tweet("1", "41", "") + "," + bad + "," + tweet("3", "43", ""),
                bad + "," + tweet("1", "41", "") + "," + tweet("3", "43", ""))) {
            Reading reading = read(page(tweets, included));
            assertThat(reading.posts())
                    .as(what)
                    .extracting(ImportedPost::text)
                    .containsExactly("no 1 #Ferry", "no 3 #Ferry");
            assertThat(reading.rejected()).hasSize(1);
            assertThat(Messages.load()
                            .english()
                            .text(reading.rejected().getFirst().reason()))
                    .contains(reason);
        }
    }

    @Test
    void twoBoostsOfATweetThatCannotBeReadAreBothRejected() {
        String boost = ",\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"77\"}]";
        Reading reading = read(page(
                tweet("1", "41", boost) + "," + tweet("2", "42", boost),
                ",\"tweets\":[" + tweet("77", "99", "") + "]"));
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.rejected()).hasSize(2);
    }

    @Test
    void aTweetOutlivesTheOneItQuotes() {
        String quoting = ",\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\"77\"}]";
        Reading page = read(page(tweet("1", "41", quoting), ",\"tweets\":[" + tweet("77", "99", "") + "]"));
        assertThat(page.posts()).extracting(ImportedPost::uri).containsExactly(TwitterV1.STATUS + "1");
        assertThat(page.rejected()).isEmpty();

        Reading old = read(first("\"quoted_status\":{\"id_str\":\"70\",\"text\":\"q\",\"created_at\":\"once\","
                + "\"user\":{\"screen_name\":\"sam\"}}"));
        assertThat(old.posts()).extracting(ImportedPost::uri).containsExactly(TwitterV1.STATUS + "71");
        assertThat(old.rejected())
                .extracting(BadRecord::reason)
                .singleElement()
                .asString()
                .contains("created_at");

        Reading status = read(status("x", ",\"quote\":{\"quoted_status\":{\"uri\":\"https://one.example/s/7\"}}"));
        assertThat(status.posts()).hasSize(1);
        assertThat(status.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\":{\"track\":3,\"timestamp_ms\":\"1400958720000\"}}",
                "{\"warning\":{\"code\":\"FALLING_BEHIND\",\"message\":\"m\",\"percent_full\":60}}",
                "{\"scrub_geo\":{\"user_id\":41,\"up_to_status_id\":9}}",
                "{\"status_withheld\":{\"id\":9,\"user_id\":41,\"withheld_in_countries\":[\"DE\"]}}",
                "{\"user_withheld\":{\"id\":41,\"withheld_in_countries\":[\"DE\"]}}",
                "{\"disconnect\":{\"code\":4,\"reason\":\"\"}}",
                "{\"friends\":[1,2]}",
                "{\"meta\":{\"result_count\":0},\"__twarc\":{\"version\":\"2.9.0\"}}",
                "{\"data\":[],\"meta\":{\"result_count\":0}}",
                "{\"errors\":[{\"title\":\"Not Found Error\"}],\"__twarc\":{}}",
                "{\"title\":\"t\",\"detail\":\"d\",\"type\":\"about:blank\",\"errors\":[{\"message\":\"m\"}]}",
                "{\"type\":\"Like\",\"actor\":\"https://one.example/users/rosa\",\"object\":\"https://two.example/1\"}"
            })
    void bookkeepingIsPassedOver(String line) {
        assertThat(read(line)).isEqualTo(Reading.nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\":{\"track\":3},\"text\":\"x\"}",
                "{\"meta\":{},\"statuses\":[]}",
                "{\"data\":{\"id\":\"1\",\"username\":\"rosa\"},\"meta\":{}}",
                "{\"includes\":{}}",
                "{\"data\":[]}"
            })
    void whatOnlyLooksLikeBookkeepingIsRejected(String line) {
        assertThatThrownBy(() -> read(line)).hasMessageStartingWith("import.format.none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"delete":{"status":{"id":812,"id_str":"812","user_id":41},"timestamp_ms":"1"}}  | https://twitter.com/i/status/812
            {"delete":{"status":{"id":812,"user_id":41}}}                                    | https://twitter.com/i/status/812
            {"type":"Delete","actor":"https://one.example/users/rosa","object":{"type":"Tombstone","id":"https://one.example/9"}} | https://one.example/9
            {"type":"Delete","actor":"https://one.example/users/rosa","object":"https://one.example/9"} | https://one.example/9
            {"type":"Delete","actor":"https://one.example/users/rosa","object":"https://two.example/9"} |
            {"type":"Undo","actor":"https://one.example/users/rosa","object":{"type":"Announce","id":"https://one.example/9"}} | https://one.example/9
            {"type":"Undo","actor":"https://one.example/users/rosa","object":{"type":"Like","id":"https://one.example/9"}} |
            """)
    void aDeletionSaysWhatIsDeleted(String line, String uri) {
        assertThat(read(line).deleted()).isEqualTo(uri == null ? List.of() : List.of(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tweet\":{\"id_str\":\"812\",\"full_text\":\"gone\",\"deleted_at\":\"2019-01-02T03:04:05.000Z\"}}",
                "{\"tweet\":{\"tweet_id\":\"812\",\"user_id\":\"41\",\"deleted_at\":\"Wed Jan 02 03:04:05 +0000 2019\"}}"
            })
    void whatAnArchiveKeepsOfDeletedTweetsIsNoPost(String record) {
        Formats ofRosa = new Formats(new ImportOptions(Optional.empty(), Optional.of("rosa")));
        assertThat(ofRosa.read(ofRosa.parse(record))).isEqualTo(Reading.deletion(TwitterV1.STATUS + "812"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "truncated":false                                                                  | hi #Ferry
            "full_text":"hi #Ferry, all of it #Pier"                                           | hi #Ferry, all of it #Pier
            "full_text":"hi #Ferry, all of it #Pier","display_text_range":[3,9]                | hi #Ferry, all of it #Pier
            "extended_tweet":{"full_text":"whole #Pier https://t.co/w","entities":{"urls":[{"url":"https://t.co/w","expanded_url":"https://pier.example/","indices":[12,26]}]}} | whole #Pier https://pier.example/
            "extended_tweet":{}                                                                | hi #Ferry
            "entities":{"media":[{"url":"https://t.co/p","expanded_url":"https://pier.example/p"}]},"full_text":"https://t.co/p" | https://pier.example/p
            """)
    void theWholeOfAnOldTweetIsItsText(String more, String text) {
        assertThat(only(first(more)).text()).isEqualTo(text);
    }

    @Test
    void aLongTweetsNoteIsItsText() {
        String note = ",\"note_tweet\":{\"text\":\"no 1 #Ferry and on to #Pier https://t.co/w\",\"entities\":{\"urls\":"
                + "[{\"url\":\"https://t.co/w\",\"expanded_url\":\"https://pier.example/\",\"start\":27,\"end\":41}]}}";
        String text = only(page(tweet("1", "41", note), "")).text();
        assertThat(text).isEqualTo("no 1 #Ferry and on to #Pier https://pier.example/");
        assertThat(StatusText.parse(text).tags()).containsExactly("Ferry", "Pier");
        assertThat(only(page(tweet("1", "41", ",\"note_tweet\":{}"), "")).text())
                .isEqualTo("no 1 #Ferry");
    }

    @ParameterizedTest
    @CsvSource({
        "qam,''",
        "qct,''",
        "qht,''",
        "QME,''",
        "qst,''",
        "qad,''",
        "zxx,''",
        "art,''",
        "und,''",
        "mul,''",
        "und-Latn,''",
        "qst-x-a,''",
        "in,id",
        "iw,he",
        "tl,tl",
        "zh-TW,zh-TW",
        "que,que",
        "'',''",
        "' pt ',pt"
    })
    void pseudoLanguagesAreNone(String code, String language) {
        assertThat(only(first("\"lang\":\"" + code + "\""))
                        .language()
                        .map(LanguageCode::tag)
                        .orElse(""))
                .isEqualTo(language);
        assertThat(only(own("\"language\":\"" + code + "\""))
                        .language()
                        .map(LanguageCode::tag)
                        .orElse(""))
                .isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"\"7\",7", "\" 7 \",7", "\"7.0\",7", "\"100+\",100", "\"\",0", "\"-3\",0", "7,7", "null,0"})
    void numbersMayBeWrittenAsText(String written, long number) {
        assertThat(only(own("\"favourites\":" + written + ",\"boosts\":" + written))
                        .favourites())
                .isEqualTo(number);
        assertThat(only(first("\"favorite_count\":" + written)).favourites()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "\"1e9\"", "\"7 7\"", "\"0x7\"", "\"1.\"", "\"+\"", "true", "[7]"})
    void whatIsNoNumberIsRejected(String written) {
        assertThatThrownBy(() -> read(own("\"favourites\":" + written))).hasMessageContaining("favourites");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "missing", textBlock = """
            missing,     PUBLIC
            "public",    PUBLIC
            "Public ",   PUBLIC
            " UNLISTED", UNLISTED
            "Private",   FOLLOWERS
            "followers", FOLLOWERS
            "DIRECT",    DIRECT
            "list",      DIRECT
            "local",     DIRECT
            "limited",   DIRECT
            "mutuals",   DIRECT
            "",          DIRECT
            """, quoteCharacter = '`')
    void nothingUnknownIsMoreWidelySeen(String written, Visibility visibility) {
        String field = written == null ? "\"x\":0" : "\"visibility\":" + written;
        assertThat(only(own(field)).visibility()).isEqualTo(visibility);
        assertThat(only(own(field + ",\"boost_of\":\"7\"")).visibility()).isEqualTo(visibility);
        assertThat(only(status("x", "," + field)).visibility()).isEqualTo(visibility);
        String boost = status("", "," + field + ",\"reblog\":" + status("x", ",\"visibility\":\"unlisted\""));
        assertThat(read(boost).posts().getLast().visibility())
                .isEqualTo(visibility == Visibility.PUBLIC ? Visibility.UNLISTED : visibility);
    }

    @Test
    void nullSaysNothingInALineOfOurOwnAndNothingKnownInAStatus() {
        assertThat(only(own("\"visibility\":null")).visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(only(status("x", ",\"visibility\":null")).visibility()).isEqualTo(Visibility.DIRECT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "to":["https://www.w3.org/ns/activitystreams#Public"], | PUBLIC
            "to":"as:Public",                                      | PUBLIC
            "to":["https://one.example/users/rosa/followers"],"cc":["https://www.w3.org/ns/activitystreams#Public"], | UNLISTED
            "to":["https://one.example/users/rosa/followers"],     | FOLLOWERS
            "to":"https://one.example/users/rosa/followers",       | FOLLOWERS
            "to":["https://two.example/users/sam"],"cc":["https://one.example/users/rosa/followers"], | DIRECT
            "to":[],                                               | DIRECT
            ``                                                     | DIRECT
            """)
    void anActivityIsForThoseItIsAddressedTo(String audience, Visibility visibility) {
        assertThat(only(note("x", "", audience)).visibility()).isEqualTo(visibility);
        String inner = audience.isEmpty() ? "" : "," + audience.substring(0, audience.length() - 1);
        assertThat(only(note("x", inner, "\"to\":\"as:Public\",")).visibility())
                .isEqualTo(audience.isEmpty() ? Visibility.PUBLIC : visibility);
        String boost =
                "{\"type\":\"Announce\",\"id\":\"https://one.example/b\",\"actor\":\"https://one.example/users/rosa\","
                        + audience + "\"published\":\"2023-02-03T04:05:06Z\",\"object\":\"https://two.example/1\"}";
        assertThat(only(boost).visibility()).isEqualTo(visibility);
    }

    @Test
    void whatProtectedPeopleTweetIsForTheirFollowers() {
        String old = first("\"user\":{\"screen_name\":\"tess\",\"protected\":true}");
        assertThat(only(old).visibility()).isEqualTo(Visibility.FOLLOWERS);
        assertThat(only(page(tweet("1", "43", ""), "")).visibility()).isEqualTo(Visibility.FOLLOWERS);
        assertThat(only(page(tweet("1", "41", ""), "")).visibility()).isEqualTo(Visibility.PUBLIC);
        Reading boost = read(page(
                tweet("2", "41", ",\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"1\"}]"),
                ",\"tweets\":[" + tweet("1", "43", "") + "]"));
        assertThat(boost.posts()).extracting(ImportedPost::visibility).containsOnly(Visibility.FOLLOWERS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"description":"A ferry","url":"https://one.example/m/1.png"}]             | A ferry https://one.example/m/1.png
            [{"description":"","url":"https://one.example/m/1.png"}]                    | https://one.example/m/1.png
            [{"description":"A ferry","url":"/m/1.png"},{"description":"A pier"}]       | A ferry/A pier
            [{"description":null,"url":"javascript:alert(1)"}]                          | https://one.example/s/8
            """)
    void aStatusWithOnlyPicturesHasWhatIsSaidOfThem(String attachments, String text) {
        assertThat(only(status("<p> </p>", ",\"media_attachments\":" + attachments))
                        .text())
                .isEqualTo(text.replace("ferry/", "ferry\n"));
        assertThat(only(status("words", ",\"media_attachments\":" + attachments))
                        .text())
                .isEqualTo("words");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"type":"Document","name":"A ferry","url":"/media/1.png"}]                     | A ferry
            [{"type":"Image","name":"A ferry","url":"https://one.example/1.png"}]           | A ferry https://one.example/1.png
            {"type":"Image","url":[{"type":"Link","href":"https://one.example/1.png"}]}     | https://one.example/1.png
            [{"type":"Document","name":null,"url":"/media/1.png"}]                          | https://one.example/users/rosa/statuses/9
            """)
    void aNoteWithOnlyPicturesHasWhatIsSaidOfThem(String attachment, String text) {
        assertThat(only(note("", ",\"attachment\":" + attachment, "")).text()).isEqualTo(text);
    }

    @Test
    void aNoteWithoutTextOrPicturesHasNoTextAndALineWithoutTextIsRejected() {
        assertThat(only(note("", "", "")).text()).isEmpty();
        assertThatThrownBy(() -> read(own("\"text\":\"\""))).hasMessage("import.missing {field=text}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            somebody elsewhere         | https://two.example/@cy | @<span>cy</span>  | [{"acct":"cy@two.example","url":"https://two.example/@cy"}] | @cy@two.example
            only the address is listed | https://two.example/@cy | @<span>cy</span>  | [{"acct":"cy@two.example"}]             | @cy@two.example
            pages at another host      | https://web.two.example/@cy | @<span>cy</span> | [{"acct":"cy@two.example"}]          | @cy@two.example
            on the author's server     | https://one.example/@cy | @<span>cy</span>  | [{"acct":"cy","url":"https://one.example/@cy"}] | @cy
            two of a name              | https://two.example/@cy | @<span>cy</span>  | [{"acct":"cy"},{"acct":"cy@two.example"}] | @cy@two.example
            two of a name elsewhere    | https://two.example/@cy | @<span>cy</span>  | [{"acct":"cy@six.example"},{"acct":"cy@two.example"}] | @cy@two.example
            a name that says it all    | https://two.example/@cy | @<span>cy@two.example</span> | [{"acct":"cy@two.example"}]  | @cy@two.example
            another text than the name | https://two.example/@cy | Cy of Two         | [{"acct":"cy@two.example","url":"https://two.example/@cy"}] | @cy@two.example
            nobody listed              | https://two.example/@cy | @<span>cy</span>  | []                                      | @cy@two.example
            no list                    | https://two.example/@cy | @<span>cy</span>  | null                                    | @cy@two.example
            """)
    void aMentionsTextSaysWhoIsMeant(String what, String href, String anchor, String mentions, String text) {
        String content = "<p><span class=\"h-card\"><a href=\"" + href + "\" class=\"u-url mention\">" + anchor
                + "</a></span> hello</p>";
        assertThat(only(status(content, ",\"mentions\":" + mentions)).text()).isEqualTo(text + " hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"type":"Mention","href":"https://two.example/users/cy","name":"@cy@two.example"}] | cy@two.example
            {"type":"Mention","href":"https://two.example/users/cy","name":"@cy"}               | cy@two.example
            [{"type":"Mention","href":"https://two.example/@cy"},{"type":"Hashtag","name":"#x"}]| cy@two.example
            [{"type":"Hashtag","name":"#x"},5]                                                  |
            """)
    void anActivitysTagsSayWhomItMentions(String tag, String acct) {
        ImportedPost post = only(note(
                "<a href=\"https://two.example/@cy\" class=\"u-url mention\">@<span>cy</span></a>",
                ",\"tag\":" + tag,
                ""));
        assertThat(post.text()).isEqualTo("@cy@two.example");
        assertThat(post.mentions().told()).isTrue();
        assertThat(post.mentions().people())
                .extracting(person -> person.acct().toString())
                .isEqualTo(acct == null ? List.of() : List.of(acct));
    }

    @Test
    void authorsComeWithTheirIdAndTheTimeTheirAccountWasMade() {
        ImportedAuthor old = only(first(
                        "\"user\":{\"screen_name\":\"rosa\",\"id\":41,\"created_at\":\"Wed Feb 03 04:05:06 +0000 2016\"}"))
                .author();
        ImportedAuthor later = only(page(tweet("1", "41", ""), "")).author();
        assertThat(old.person()).isEqualTo(later.person()).isNotEmpty();
        assertThat(old.createdAt()).isEqualTo(later.createdAt()).contains(Instant.parse("2016-02-03T04:05:06Z"));
        assertThat(only(page(tweet("1", "42", ""), "")).author().createdAt()).isEmpty();
        assertThat(only(own("\"account_created_at\":\"2017-01-01T00:00:00+0100\""))
                        .author()
                        .createdAt())
                .contains(Instant.parse("2016-12-31T23:00:00Z"));
        assertThat(only(own("\"account_created_at\":\"long ago\"")).author().createdAt())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"edit_history\":{\"edit_tweet_ids\":[\"70\",\"71\"]}",
                "\"edit_history\":{\"edit_tweet_ids\":[\"71\",70]}",
                "\"edit_info\":{\"initial\":{\"editTweetIds\":[\"70\",\"71\"]}}",
                "\"edit_info\":{\"edit\":{\"initialTweetId\":\"70\"}}",
                "\"edit_history_tweet_ids\":[\"70\",\"71\"]"
            })
    void anEditIsThePostItEdits(String history) {
        ImportedPost post = only(first(history));
        assertThat(post.uri()).isEqualTo(TwitterV1.STATUS + "70");
        assertThat(post.edits().place()).isEqualTo(1);
        assertThat(post.edits().uris()).containsExactly(TwitterV1.STATUS + "70", TwitterV1.STATUS + "71");
    }

    @Test
    void anEditedPostIsFromWhenItWasFirstMade() {
        String edit = page(
                tweet(
                        "1522473541000000002",
                        "41",
                        ",\"edit_history_tweet_ids\":[\"1522463541000000001\",\"1522473541000000002\"]"),
                "");
        assertThat(only(edit).at())
                .isBetween(Instant.parse("2022-05-06T06:00:00Z"), Instant.parse("2022-05-06T07:08:00Z"));
        assertThat(only(edit).edits().at()).isEqualTo(Instant.parse("2022-05-06T07:08:09Z"));
        assertThat(only(page(tweet("1", "41", ",\"edit_history_tweet_ids\":[\"1\"]"), ""))
                        .edits())
                .isEqualTo(ImportedPost.Edits.NONE);
    }
}
