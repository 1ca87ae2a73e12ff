package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ex.org",
                "HTTP://EX.org:8080/a?b=c#d",
                "https://ex.org/ä",
                "http://localhost/x",
                "http://127.0.0.1/",
                "http://[::1]/"
            })
    void isAnAddressOfAPage(String text) {
        assertThat(SafeUri.parse(text)).map(Object::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ex.org",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://ex.org/",
                "https:///a",
                "https://",
                "https://user@ex.org/",
                "https://user:pass@ex.org/",
                "https://ex.org/\r\nSet-Cookie: a=b",
                "https://ex.org/a b",
                "https://ex.org/\u202Egnp.exe",
                "https://ex.org/\u200B",
                "https://ex.org/\u2028",
                "https://ex.org/\uD83D",
                "https://ex.org:99999/",
                "https://-ex.org/",
                "https://ex..org/",
                "https://ex_.org/",
                "https://ex.org\\@evil.org/",
                "//ex.org/"
            })
    void isNone(String text) {
        assertThat(SafeUri.parse(text)).isEmpty();
    }

    @Test
    void isAtMostSoManyBytes() {
        String begin = "https://ex.org/";
        assertThat(SafeUri.parse(begin + "x".repeat(SafeUri.LONGEST - begin.length())))
                .isPresent();
        assertThat(SafeUri.parse(begin + "x".repeat(SafeUri.LONGEST - begin.length() + 1)))
                .isEmpty();
        assertThat(SafeUri.parse(begin + "日".repeat(700))).isEmpty();
        assertThat(SafeUri.parse("https://" + "a".repeat(64) + ".org/")).isEmpty();
        assertThat(SafeUri.parse("https://" + "a.".repeat(127) + "org/")).isEmpty();
    }
}
