package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.groundswell.model.TagName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #YesAllWomen and #NotAllMen. | YesAllWomen NotAllMen
            ＃日本 と #東京タワー！ | 日本 東京タワー
            #2014 is none, #y2k is | y2k
            (#tag) "#quoted" #a,#b | tag quoted a b
            word#none http://a.example/#none &#39; | ''
            #snake_case #col·lecció #ラッキー・スター | snake_case col·lecció ラッキー・スター
            #fire🔥 #ends❤️here | fire ends
            #ใช่ #อย่าทน #हिन्दी #العربية | ใช่ อย่าทน हिन्दी العربية
            #می‌خواهم | می‌خواهم
            ##double #dot· #-no # | double dot
            (#sun/#moon) either/#or _#we a=#b R&#D | sun moon or we b D
            &#x2665; &#hearts; &#39; | ''
            。#苔 、#庭「#石」・#水 ！＃森 | 苔 庭 石 水 森
            garden.org/#no www.garden.example?a=#no node.js/#yes and/#or ana@garden.org?subject=#no | yes or
            #ד״ר #צ׳ילי #בית־ספר ״#גן״ #וגו׳ | ד״ר צ׳ילי בית־ספר גן וגו׳
            #ལྷ་ས #ལྷ་ས་ | ལྷ་ས
            #ශ්‍රී #क्‍ष #നന്‍മ | ශ්‍රී क्‍ष നന്‍മ
            #カ～ル #ソ〜ラ〜 #各〃 #〃 #か゛く | カ～ル ソ〜ラ 各〃 か゛く
            #ﾗｯｷｰ･ｽﾀｰ #ア゠イ | ﾗｯｷｰ･ｽﾀｰ ア゠イ
            #苔の庭https://garden.example/a #mossHTTPS://garden.example | 苔の庭 moss
            #http://garden.example #https://garden.example/#no | ''
            #httpd #https | httpd https
            #sun#moon #a://x #גן״ #sky·, | sun a גן sky
            """)
    void tagsAreFoundInAnyScript(String text, String expected) {
        assertThat(String.join(" ", StatusText.parse(text).tags())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void thePiecesJoinedAreTheTextAndTheMarkupIsEscaped(long seed) {
        String[] bits = {
            "#",
            "＃",
            "@",
            "a",
            "Ü",
            "7",
            "_",
            " ",
            "\n",
            ".",
            "<b>",
            "&",
            "\"",
            "'",
            "http://",
            "https://ex.org",
            "/x",
            "(",
            ")",
            "é",
            "ก",
            "่",
            "日本",
            "🔥",
            "·",
            "‌",
            "\uD83D\uDC69",
            "@ana@ex.org",
            "<script>",
            "::",
            "～",
            "״",
            "་",
            "゛",
            "İ",
            "_",
            "|",
            "[",
            "]",
            "\uFDFA",
            "\uFE70"
        };
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                built.append(bits[random.nextInt(bits.length)]);
            }
            String text = built.toString();
            List<Span> spans = Spans.of(text);
            assertThat(spans.stream().map(Span::source).collect(Collectors.joining()))
                    .isEqualTo(text);
            for (Span span : spans) {
                if (span instanceof Span.Tag tag) {
                    assertThat(Spans.tagName(tag.name())).contains(tag.name());
                    assertThat(TagName.of(TagName.of(tag.name()).key())).isEqualTo(TagName.of(tag.name()));
                    String key = TagName.of(tag.name()).key();
                    assertThat(Spans.tagName(key)).as(tag.name()).contains(key);
                }
            }
            String html = StatusText.parse(text)
                    .html("https://here/tags/", _ -> Optional.of("https://here/@x"))
                    .html();
            assertThat(html.replaceAll("</?(p|a|span)( [^<>]*)?>|<br />", "")).doesNotContain("<", ">");
        }
    }

    @Test
    void aLinkCountsTwentyThreeAndARemoteMentionItsLocalPart() {
        assertThat(StatusText.parse("see https://example.org/a/very/long/path?with=query now")
                        .length())
                .isEqualTo("see ".length() + 23 + " now".length());
        assertThat(StatusText.parse("@ana@example.org hi").length()).isEqualTo("@ana hi".length());
        assertThat(StatusText.parse("👩‍👩‍👧 🇵🇭").length()).isEqualTo(3);
    }

    @Test
    void aLinkThatIsNoneCountsInFull() {
        String longest = "https://ex.org/" + "x".repeat(SafeUri.LONGEST - "https://ex.org/".length());
        assertThat(StatusText.parse(longest).length()).isEqualTo(StatusText.LINK_LENGTH);
        assertThat(StatusText.parse(longest + "x").length()).isEqualTo(longest.length() + 1);
        assertThat(StatusText.parse(longest + "x #tag").tags()).containsExactly("tag");
        assertThat(StatusText.parse("https://ex.org/" + "!".repeat(5_000)).length())
                .isEqualTo(StatusText.LINK_LENGTH + 5_000);
        assertThat(StatusText.parse("http://" + "a.".repeat(200) + "org").links())
                .isEmpty();
        assertThat(StatusText.parse("http://" + "a".repeat(64) + ".org").links())
                .isEmpty();
    }

    @Test
    void aTagIsAtMostAHundredCharactersAsWrittenAndAsFolded() {
        assertThat(StatusText.parse("#" + "x".repeat(100)).tags()).hasSize(1);
        assertThat(StatusText.parse("#" + "x".repeat(101)).tags()).isEmpty();
        // ß folds to ss; the ligature U+FDFA to fifteen letters.
        assertThat(StatusText.parse("#" + "ß".repeat(50)).tags()).hasSize(1);
        assertThat(StatusText.parse("#" + "ß".repeat(51)).tags()).isEmpty();
        assertThat(StatusText.parse("#" + "\uFDFA".repeat(7)).tags()).isEmpty();
        assertThat(Spans.tagName("x".repeat(101))).isEmpty();
        assertThat(TagName.parse("ß".repeat(51))).isEmpty();
        assertThat(TagName.of("x".repeat(1_000_000)).key()).hasSize(TagName.LONGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "@ana@EX.org, ana@ex.org",
        "@ana@bücher.example, ana@xn--bcher-kva.example",
        "@ana@-ex.org, ana",
        "@ana@ex-.org, ana",
        "@ana@localhost, ana",
        "@a.n-a., a.n-a",
        "@ana@garden.comさん, ana@garden.com",
        "@ana@garden.example。, ana@garden.example",
    })
    void aMentionsDomainIsADomain(String text, String acct) {
        assertThat(StatusText.parse(text).mentions()).map(Object::toString).containsExactly(acct);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@anaïs", "@http://garden.example", "a/@ana", "garden.example/@ana", "ana@@ana", "あ@ana"})
    void whatIsPartOfSomethingElseIsNoMention(String text) {
        assertThat(StatusText.parse(text).mentions()).isEmpty();
    }

    @Test
    void aMentionsNameAndDomainAreBounded() {
        assertThat(StatusText.parse("@" + "n".repeat(128)).mentions()).hasSize(1);
        assertThat(StatusText.parse("@" + "n".repeat(129)).mentions()).isEmpty();
        assertThat(StatusText.parse("@ana@" + "d".repeat(64) + ".org").mentions())
                .map(Object::toString)
                .containsExactly("ana");
    }

    @Test
    void onlySoManyOfEachCount() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append("#t")
                    .append(i)
                    .append(" @p")
                    .append(i)
                    .append(" http://l.org/")
                    .append(i)
                    .append(' ');
        }
        StatusText text = StatusText.parse(many.toString());
        assertThat(text.tags()).hasSize(250);
        assertThat(text.mentions()).hasSize(250);
        assertThat(text.links()).hasSize(250);
    }

    @Test
    void aLinkStopsBeforeTheSentencesPunctuation() {
        assertThat(Spans.of("(see https://ex.org/a_(b)).").get(1).source()).isEqualTo("https://ex.org/a_(b)");
    }
}
