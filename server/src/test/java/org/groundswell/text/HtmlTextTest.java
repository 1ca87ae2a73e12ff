package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @Test
    void isWhatAReaderSees() {
        assertThat(HtmlText.of("content", "<p>a<br>b <b>c</b></p><p>d</p><script>alert(1)</script><!-- e -->"))
                .isEqualTo("a\nb c\n\nd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>one\\ntwo\\t three</p>\\n\\n<p>four</p>\\n               | one two three\\n\\nfour
            <p>list:</p><ol><li>a</li><li>b</li></ol>            | list:\\n\\na\\nb
            <div>a</div>b                                        | a\\n\\nb
            <pre>a\\n  b</pre>                                    | a\\n  b
            a <b> b</b> c                                        | a b c
            fish&nbsp;&amp;&nbsp;chips                           | fish\u00a0&\u00a0chips
            """)
    void whiteSpaceIsShownAsABrowserShowsIt(String html, String text) {
        assertThat(HtmlText.of("content", html.translateEscapes())).isEqualTo(text.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href="https://daily.example/a/b">the report</a>, and     | the report https://daily.example/a/b, and
            (<a href="https://daily.example/a">here</a>)                | (here https://daily.example/a)
            <a href="https://daily.example/a">read</a>ing               | read https://daily.example/a ing
            <a href="https://daily.example/a">see</a>.Then              | see https://daily.example/a. Then
            <a href="https://daily.example/a">x</a><a href="https://daily.example/b">y</a> | x https://daily.example/a y https://daily.example/b
            <a href="https://daily.example/a"><b>re</b>ad <i>it</i></a> | read it https://daily.example/a
            <a href="https://daily.example/a"><img src="x"></a>         | https://daily.example/a
            <a href="https://daily.example/a">https://daily.example/a</a> | https://daily.example/a
            <a href="https://daily.example/a/">daily.example/a</a>      | https://daily.example/a/
            <a href="https://www.daily.example/a">Daily.example/a</a>   | https://www.daily.example/a
            <a href="https://daily.example/a/long/way">daily.example/a/lo…</a> | https://daily.example/a/long/way
            <a href="https://daily.example/a/long/way">daily.example/...way</a> | https://daily.example/a/long/way
            <a href="https://daily.example/a/long/way">daily.example</a> | https://daily.example/a/long/way
            <a href="https://daily.example/a">daily</a>                 | daily https://daily.example/a
            <a href="https://daily.example/a">…</a>                     | … https://daily.example/a
            <a href="https://evil.example/a">https://bank.example/</a>  | https://bank.example/ https://evil.example/a
            <a href="https://t.example/abc"><span>https://</span><span>t.example/a</span><span>bc</span></a> | https://t.example/abc
            <a href="https://daily.example/css?f={A}">fonts</a>         | fonts https://daily.example/css?f=%7BA%7D
            <a href="javascript:alert(1)">click</a>                     | click
            <a href="/local">page</a> <a>none</a>                       | page none
            <a href="mailto:a@daily.example">write</a>                  | write
            <a href="https://here.example/tags/Tide" class="mention hashtag" rel="tag">#<span>Tide</span></a> | #Tide
            <a href="https://here.example/tags/Tide">#Tide</a>          | #Tide
            #<a href="https://here.example/search?q=Tide" class="hashtag">Tide</a> | #Tide
            <a href="https://daily.example/x">#Tide</a>                 | #Tide https://daily.example/x
            <a href="https://far.example/@cy" class="u-url mention">@<span>cy</span></a> | @cy
            <a href="https://far.example/@cy">@cy@far.example</a>       | @cy@far.example
            <a href="https://daily.example/article">@cy</a>             | @cy https://daily.example/article
            """)
    void aLinkKeepsItsAddressAndATagAndAMentionStayAsTheyAre(String html, String text) {
        assertThat(HtmlText.of("content", "<p>" + html + "</p>")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a href="https://far.example/@cy" class="u-url mention">@<span>cy</span></a> hi     | @cy@https://far.example/@cy hi
            hi @<a href="https://far.example/@cy" class="u-url mention">cy</a>                  | hi @cy@https://far.example/@cy
            <a href="https://far.example/users/cy">@cy</a>                                      | @cy@https://far.example/users/cy
            """)
    void aMentionIsWrittenAsItsReaderSays(String html, String text) {
        assertThat(HtmlText.of("content", html, (shown, href) -> Optional.of(shown + "@" + href)))
                .isEqualTo(text);
    }

    @Test
    void markupMayBeNestedAsDeepAsItIsLong() {
        assertThat(HtmlText.of("content", "<div>".repeat(50_000) + "x")).isEqualTo("x");
        assertThat(HtmlText.of("content", "<b><i>".repeat(30_000) + "x")).isEqualTo("x");
        assertThat(HtmlText.of("content", "<a href='https://a.example/'>".repeat(2_000) + "x"))
                .contains("x https://a.example/");
        assertThat(HtmlText.of("content", "<table>".repeat(30_000) + "x")).isEqualTo("x");
    }

    @Test
    void moreThanAnyTextNeedsIsRefused() {
        assertThatThrownBy(() -> HtmlText.of("content", "x".repeat(300_000)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageStartingWith("error.too_long.bytes");
    }
}
