package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

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
}
