package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "https://team_news.garden.example/a, https://team_news.garden.example/a, team_news.garden.example",
        "https://Bücher.example:8443/ä, https://xn--bcher-kva.example:8443/ä, xn--bcher-kva.example",
        "https://✿.example/, https://xn--odi.example/, xn--odi.example",
        "https://ex.org/a|b^c?d={e}[f], https://ex.org/a%7Cb%5Ec?d=%7Be%7D%5Bf%5D, ex.org",
    })
    void hasItsHostInTheFormThatIsCompared(String text, String address, String host) {
        assertThat(SafeUri.parse(text)).map(Object::toString).contains(address);
        assertThat(SafeUri.parse(text)).map(SafeUri::host).contains(host);
    }

    /** The JDK makes another host of it than browsers do. */
    @Test
    void isNoneRatherThanAnotherHost() {
        assertThat(SafeUri.parse("https://straße.example/")).isEmpty();
        assertThat(SafeUri.parse("https://οδος.example/")).isEmpty();
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
