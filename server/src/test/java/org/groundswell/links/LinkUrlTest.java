package org.groundswell.links;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same page has the same normalised address. */
class LinkUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://news.example, https://news.example/",
        "HTTPS://WWW.News.Example/A/b, https://www.news.example/A/b",
        "http://news.example:80/a, http://news.example/a",
        "https://news.example:443/a, https://news.example/a",
        "https://news.example:8443/a, https://news.example:8443/a",
        "https://news.example/a#comments, https://news.example/a",
        "https://news.example/a?utm_source=x&id=7&fbclid=y, https://news.example/a?id=7",
        "https://news.example/a?UTM_medium=x, https://news.example/a",
        "https://news.example/%C3%A4?q=%C3%B6, https://news.example/%C3%A4?q=%C3%B6",
        "https://My_Blog.news.example/a, https://my_blog.news.example/a",
        "https://Zürich.example:443/, https://xn--zrich-kva.example/",
        "https://news.example/a|b?c=[d], https://news.example/a%7Cb?c=%5Bd%5D",
    })
    void spellingsAreNormalisedAndTheNormalFormIsStable(String written, String normal) {
        assertThat(LinkUrl.of(written)).contains(new LinkUrl(normal));
        assertThat(LinkUrl.of(normal)).contains(new LinkUrl(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news.example",
                "javascript:alert(1)",
                "ftp://news.example/a",
                "https:///a",
                "https://user name@x/",
                "https://[::1/",
                "https://a.example/ b"
            })
    void addressesThatAreNoWebPagesAreRejected(String written) {
        assertThat(LinkUrl.of(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.news.example/a/, news.example, news.example/a",
        "http://news.example/, news.example, news.example",
        "https://www.my_blog.news.example/a, my_blog.news.example, my_blog.news.example/a",
    })
    void hasASiteAndATitle(String url, String site, String title) {
        assertThat(new LinkUrl(url).site()).isEqualTo(site);
        assertThat(new LinkUrl(url).title()).isEqualTo(title);
    }
}
