package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.groundswell.words.Refusal;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void isWhatAReaderSees() {
        assertThat(HtmlText.of("content", "<p>a<br>b <b>c</b></p><p>d</p><script>alert(1)</script><!-- e -->"))
                .isEqualTo("a\nb c\n\nd");
    }

    @Test
    void markupMayBeNestedAsDeepAsItIsLong() {
        assertThat(HtmlText.of("content", "<div>".repeat(50_000) + "x")).isEqualTo("x");
        assertThat(HtmlText.of("content", "<b><i>".repeat(30_000) + "x")).isEqualTo("x");
        assertThat(HtmlText.of("content", "<table>".repeat(30_000) + "x")).isEqualTo("x");
    }

    @Test
    void moreThanAnyTextNeedsIsRefused() {
        assertThatThrownBy(() -> HtmlText.of("content", "x".repeat(300_000)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("bytes at most");
    }
}
