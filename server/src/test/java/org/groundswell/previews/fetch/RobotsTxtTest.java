package org.groundswell.previews.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of RFC 9309, with its examples. */
class RobotsTxtTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A group for this robot, or else the one for all (section 2.2.1).
                "User-agent: *~Disallow: /|/page|false",
                "User-agent: *~Disallow: /~User-agent: groundSWELL/1.0~Disallow: /private|/page|true",
                "User-agent: other~Disallow: /|/page|true",
                "User-agent: other~User-agent: Groundswell~Disallow: /x|/x/page|false",
                "User-agent: Groundswell~Allow: /~User-agent: *~Disallow: /~User-agent: Groundswell~Disallow: /b|/b|false",
                "User-agent: GroundswellBot~Disallow: /|/page|true",
                "User-agent: Groundswell~~User-agent: *~Disallow: /|/page|false",
                "User-agent: *~Disallow:|/page|true",
                "User-agent: Groundswell~Sitemap: https://a.example/s.xml~Disallow: /|/page|false",
                // The longest match decides, and of equals the one that allows (section 2.2.2).
                "User-agent: *~Disallow: /a~Allow: /a/b|/a/b/c|true",
                "User-agent: *~Allow: /a~Disallow: /a/b|/a/b/c|false",
                "User-agent: *~Disallow: /page~Allow: /page|/page|true",
                "User-agent: *~Disallow: /a|/A|true",
                // Special characters (section 2.2.3).
                "User-agent: *~Disallow: /*.gif$|/x/y.gif|false",
                "User-agent: *~Disallow: /*.gif$|/x/y.gif?z|true",
                "User-agent: *~Disallow: /a*b*c|/a-b-b-c-d|false",
                "User-agent: *~Disallow: /a*b*c|/a-c-b|true",
                "User-agent: *~Disallow: /$|/|false",
                "User-agent: *~Disallow: /$|/a|true",
                "User-agent: *~Disallow: /*ab$|/ab-ab|false",
                "User-agent: *~Disallow: /q?a=*|/q?a=1|false",
                "User-agent: *~Disallow: /foo/bar?baz=ツ|/foo/bar?baz=%E3%83%84|false",
                "User-agent: *~Disallow: /a%3cd|/a%3Cd|false",
                "user-AGENT : * # all~ disallow : /page # this|/page|false",
            })
    void rules(String robots, String path, boolean allowed) {
        assertThat(RobotsTxt.parse(robots.replace("~", "\n"), "Groundswell").allows(path))
                .isEqualTo(allowed);
        assertThat(RobotsTxt.parse("\uFEFF" + robots.replace("~", "\r\n"), "Groundswell")
                        .allows(path))
                .isEqualTo(allowed);
    }

    @Test
    void nonsenseAllowsAll() {
        assertThat(RobotsTxt.parse("<html>: nothing\n\n:::\0\nDisallow: /\n%%%", "Groundswell")
                        .allows("/"))
                .isTrue();
    }
}
