package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongTweetsTest {
    private static final String TRAM =
            "The tram that left the depot this morning was the first one in eleven years, and everybody on the square";

    private final Formats formats = new Formats(new ImportOptions(Optional.empty(), Optional.of("rosa")));

    /** Of a tweet and the note: when each was made, and how the tweet goes on after what they share. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cut                  | 2023-03-04T05:06:07.000Z | Sat Mar 04 05:06:07 +0000 2023 | `… https://t.co/w` | true
            cut, without address | 2023-03-04T05:06:07.891Z | Sat Mar 04 05:06:07 +0000 2023 | `…`                | true
            another moment       | 2023-03-04T05:06:08.000Z | Sat Mar 04 05:06:07 +0000 2023 | `… https://t.co/w` | false
            another text         | 2023-03-04T05:06:07.000Z | Sat Mar 04 05:06:07 +0000 2023 | ` slept… `         | false
            not cut              | 2023-03-04T05:06:07.000Z | Sat Mar 04 05:06:07 +0000 2023 | ` & more`          | false
            """)
    void aLongTweetOfAnArchiveIsWhole(String what, String noted, String tweeted, String end, boolean whole) {
        formats.read(formats.parse("{\"noteTweet\":{\"noteTweetId\":\"5\",\"createdAt\":\"" + noted
                + "\",\"core\":{\"text\":\"" + TRAM + " & more: @sam https://t.co/q #Depot\","
                + "\"urls\":[{\"shortUrl\":\"https://t.co/q\",\"expandedUrl\":\"https://tram.example/\"}],"
                + "\"mentions\":[{\"screenName\":\"sam\"}]}}}"));
        ImportedPost post = formats.read(formats.parse("{\"tweet\":{\"id_str\":\"812\",\"full_text\":\"" + TRAM
                        + end.replace("&", "&amp;") + "\",\"created_at\":\"" + tweeted + "\"}}"))
                .posts()
                .getFirst();
        assertThat(post.text()).as(what).isEqualTo(TRAM + (whole ? " & more: @sam https://tram.example/ #Depot" : end));
        assertThat(post.mentions().people()).hasSize(whole ? 1 : 0);
    }
}
