package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TweetTextTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            where it is said      | read https://t.co/k1 now  | "indices":[5,20]    | read https://tide.example/log now
            as text               | read https://t.co/k1 now  | "indices":["5","20"]| read https://tide.example/log now
            in v2's way           | read https://t.co/k1 now  | "start":5,"end":20  | read https://tide.example/log now
            in code points        | 🌊🌊 https://t.co/k1 🌊   | "indices":[3,18]    | 🌊🌊 https://tide.example/log 🌊
            in UTF-16 units       | 🌊🌊 https://t.co/k1 🌊   | "indices":[5,20]    | 🌊🌊 https://tide.example/log 🌊
            nowhere               | read https://t.co/k1 now  | "x":0               | read https://tide.example/log now
            where it is not       | read https://t.co/k1 now  | "indices":[0,4]     | read https://tide.example/log now
            backwards             | read https://t.co/k1 now  | "indices":[20,5]    | read https://tide.example/log now
            behind the end        | read https://t.co/k1      | "indices":[5,999999]| read https://tide.example/log
            beyond all numbers    | read https://t.co/k1      | "indices":[5,99999999999] | read https://tide.example/log
            twice                 | https://t.co/k1 https://t.co/k1 | "x":0         | https://tide.example/log https://tide.example/log
            not within another    | https://t.co/k12 https://t.co/k1 | "x":0        | https://t.co/k12 https://tide.example/log
            touching a word       | 潮汐https://t.co/k1は      | "indices":[2,17]    | 潮汐 https://tide.example/log は
            before a full stop    | see https://t.co/k1.      | "indices":[4,19]    | see https://tide.example/log.
            with escapes before it| a &amp; b https://t.co/k1 | "indices":[10,25]   | a & b https://tide.example/log
            """)
    void aLinkStandsForWhatItsAuthorMeant(String name, String text, String where, String whole) {
        String entities = "{\"urls\":[{\"url\":\"https://t.co/k1\",\"expanded_url\":\"https://tide.example/log\","
                + where + "}]}";
        assertThat(TweetText.of(text, json.readTree(entities))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Look https://t.co/m                | Look                                        | Look https://pic.example/1
            https://t.co/m                     | ``                                          | https://pic.example/1
            a https://t.co/m b                 | a b                                         | a https://pic.example/1 b
            a &amp; https://t.co/k https://t.co/m | a & https://tide.example/log             | a & https://tide.example/log https://pic.example/1
            潮汐https://t.co/mは                | 潮汐 は                                      | 潮汐 https://pic.example/1 は
            no link                            | no link                                     | no link
            """)
    void aPostWithItsMediaNeedsNoLinksOfThem(String text, String own, String whole) {
        String entities = """
                {"urls":[{"url":"https://t.co/k","expanded_url":"https://tide.example/log"}],
                 "media":[{"url":"https://t.co/m","expanded_url":"https://pic.example/1"},
                          {"url":"https://t.co/m","expanded_url":"https://pic.example/1"}]}
                """;
        assertThat(TweetText.withoutMedia(text, json.readTree(entities))).isEqualTo(own);
        assertThat(TweetText.of(text, json.readTree(entities))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Q&amp;A: 1 &lt; 2 &gt; 0 | Q&A: 1 < 2 > 0
            &amp;lt; &quot; &       | &lt; &quot; &
            """)
    void onlyTwittersEscapesAreUndone(String text, String plain) {
        assertThat(TweetText.of(text, json.readTree("{}"))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example/?a=1&amp;b=2", "https://shop.example/?q=&lt;"})
    void anAddressIsNotUnescaped(String address) {
        String entities = "{\"urls\":[{\"url\":\"https://t.co/k1\",\"expanded_url\":\"" + address + "\"}]}";
        assertThat(TweetText.of("https://t.co/k1", json.readTree(entities))).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"first,https://t.co/k1 https://t.co/k2", "last,https://t.co/k2 https://t.co/k1"})
    void whatALinkStandsForIsNotReplacedAgain(String order, String text) {
        String entities = """
                {"urls":[{"url":"https://t.co/k1","expanded_url":"https://a.example/?u=https://t.co/k2"},
                         {"url":"https://t.co/k2","expanded_url":"https://b.example/"}]}
                """;
        String expected = text.replace("k1", "K")
                .replace("https://t.co/k2", "https://b.example/")
                .replace("https://t.co/K", "https://a.example/?u=https://t.co/k2");
        assertThat(TweetText.of(text, json.readTree(entities))).as(order).isEqualTo(expected);
    }
}
