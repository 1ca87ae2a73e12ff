package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records of Bluesky mean. */
class BlueskyTest {
    private final Formats formats = new Formats(ImportOptions.NONE);

    private ImportedPost only(String more) {
        String record = "{\"uri\":\"at://did:plc:rosa/app.bsky.feed.post/3a\",\"value\":{\"createdAt\":"
                + "\"2024-10-27T03:33:20.000Z\"," + more + "}}";
        return formats.read(formats.parse(record)).posts().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text":"","embed":{"images":[{"alt":"A tram"},{"alt":""},{"alt":"A depot"}]}                | A tram+A depot
            "text":"","embed":{"images":[{"alt":"","image":{"mimeType":"image/jpeg"}}]}                 | https://bsky.app/profile/did:plc:rosa/post/3a
            "text":" ","embed":{"video":{"mimeType":"video/mp4"},"alt":"A tram leaves"}                 | A tram leaves
            "text":"","embed":{"video":{"mimeType":"video/mp4"}}                                        | https://bsky.app/profile/did:plc:rosa/post/3a
            "text":"","embed":{"record":{"uri":"at://did:plc:sam/app.bsky.feed.post/1"}}                | https://bsky.app/profile/did:plc:rosa/post/3a
            "text":"","embed":{"record":{"record":{"uri":"at://x"}},"media":{"images":[{"alt":"A tram"}]}} | A tram
            "text":"","embed":{"record":{"record":{"uri":"at://x"}},"media":{"external":{"uri":"https://tram.example/"}}} | https://tram.example/
            "text":"so","embed":{"images":[{"alt":"A tram"}]}                                           | so
            """)
    void aPostWithoutWordsHasWhatIsSaidOfItsPicturesOrItsPage(String more, String text) {
        assertThat(only(more).text()).isEqualTo(text.replace('+', '\n'));
    }

    @Test
    void mentionsAreThoseOfTheRecord() {
        ImportedPost post =
                only("\"text\":\"@sam.example and @rosa\",\"facets\":[{\"index\":{\"byteStart\":0,\"byteEnd\":12},"
                        + "\"features\":[{\"did\":\"did:plc:sam\"},{\"did\":\"did:key:z6\"},{\"tag\":\"x\"}]}]");
        assertThat(post.mentions().told()).isTrue();
        assertThat(post.mentions().people())
                .extracting(person -> person.acct().toString())
                .containsExactly("sam@bsky.app");
        assertThat(only("\"text\":\"@rosa\"").mentions()).isEqualTo(new Mentions(true, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text":"hi","tags":["Depot","Tram"]           | hi++#Depot #Tram
            "text":"hi #tram","tags":["Depot","Tram"]     | hi #tram++#Depot
            "text":"hi","tags":["two words","#x","",7,{}] | hi
            "text":"hi","tags":"Depot"                    | hi
            """)
    void tagsBesideTheTextAreTags(String more, String text) {
        assertThat(only(more).text()).isEqualTo(text.replace('+', '\n'));
    }

    @Test
    void postsOfSearchesAndFeedsAreReadWithTheirAuthors() {
        String post = """
                {"uri":"at://did:plc:rosa/app.bsky.feed.post/3b","cid":"c","author":{"did":"did:plc:rosa",\
                "handle":"rosa.example","displayName":"Rosa","createdAt":"2023-05-05T00:00:00Z"},"record":{\
                "$type":"app.bsky.feed.post","createdAt":"2024-10-27T03:33:20.000Z","text":"shown #Tram"},\
                "likeCount":7,"repostCount":2,"indexedAt":"2024-10-27T03:33:21.000Z"}""";
        ImportedPost found = formats.read(formats.parse(post)).posts().getFirst();
        assertThat(found.author().displayName()).isEqualTo("Rosa");
        assertThat(found.author().createdAt()).contains(Instant.parse("2023-05-05T00:00:00Z"));
        assertThat(found.favourites()).isEqualTo(7);

        String feed =
                "{\"post\":" + post + ",\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\",\"by\":{\"did\":"
                        + "\"did:plc:sam\",\"handle\":\"sam.example\"},\"uri\":\"at://did:plc:sam/app.bsky.feed.repost/3c\","
                        + "\"indexedAt\":\"2024-10-28T00:00:00Z\"}}";
        List<ImportedPost> both = formats.read(formats.parse(feed)).posts();
        assertThat(both).hasSize(2);
        assertThat(both.getFirst()).isEqualTo(found);
        assertThat(both.getLast().boostOf()).contains(found.uri());
        assertThat(both.getLast().author().displayName()).isEqualTo("sam.example");
    }
}
