package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where links begin and end, and that they lead where the text says. */
class LinksInTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            https://team_news.garden.example/post?id=1
            https://a_b-c.garden.example:8443/x
            http://bücher.example/liste
            http://пример.рф
            http://例え.テスト/頁
            http://garden.みんな/
            http://✿garden.example/a
            https://i❤️.garden.example
            https://🌱.la/x
            https://www.abcテスト.jp/
            http://xn--bcher-kva.XN--P1AI/
            https://video.example/v?id=Zq8_-Y_
            https://fonts.example/css?family=Karla|Fira+Sans
            https://graph.example/a^b
            https://shop.example/a[1]{2}(3)
            https://wiki.example/Moss_(plant_(wild))/
            https://wiki.example/苔
            https://wiki.example/Мох_(растение)
            https://wiki.example/ジョン・スミス
            https://search.example/?q=東京&page=2
            https://archive.example/2020/https://garden.example/a
            https://diff.example/main...next
            https://app.example/#/document/3-3fs-
            https://photos.example/29674@N00/43
            http://1.2.3.4.example/
            """)
    void aLinkIsWholeAndCountsTheSame(String link) {
        for (String text : new String[] {link, "see " + link + " now", "(" + link + ").", "「" + link + "」"}) {
            assertThat(StatusText.parse(text).links()).as(text).containsExactly(link);
            assertThat(StatusText.parse(text).length())
                    .as(text)
                    .isEqualTo(text.length() - link.length() + StatusText.LINK_LENGTH);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            詳しくはhttps://garden.example/pageへ;                      https://garden.example/page
            https://garden.orgで発売中;                                https://garden.org
            https://garden.co.jpで発売。また明日.さようなら;                 https://garden.co.jp
            https://garden.example에서 봐;                             https://garden.example
            https://garden.storeで;                                   https://garden.store
            Смотриhttps://garden.netтам;                              https://garden.net
            https://garden.example/pageтам;                           https://garden.example/page
            https://t.example/8xK2看看;                                https://t.example/8xK2
            https://garden.example/を見て;                             https://garden.example/
            https://garden.example/news。次;                           https://garden.example/news
            https://garden.example/a、https://garden.example/b！;       https://garden.example/a https://garden.example/b
            https://garden.com🌱 https://garden.example/a🌱;            https://garden.com https://garden.example/a
            https://garden.example/Moss(see the (other) page);        https://garden.example/Moss
            https://garden.example/Moss_(plant;                       https://garden.example/Moss_
            (https://garden.example/a),(https://garden.example/b);    https://garden.example/a https://garden.example/b
            [https://garden.example/a] {https://garden.example/b};    https://garden.example/a https://garden.example/b
            https://garden.example/a… https://garden.example/b|;      https://garden.example/a https://garden.example/b
            https://garden.example/a…と https://garden.example/b‥また;  https://garden.example/a https://garden.example/b
            https://garden.example/a—and https://garden.org——すごい;   https://garden.example/a https://garden.org
            _https://garden.example/a_ *https://garden.example/b*;    https://garden.example/a https://garden.example/b
            https://garden.example/a?! https://garden.example...;     https://garden.example/a https://garden.example
            “https://garden.example/a” ’https://garden.example/b’;    https://garden.example/a https://garden.example/b
            https://garden.example:80x https://garden.example:;       https://garden.example https://garden.example
            text:https://garden.example/a=https://garden.example/b;   https://garden.example/a=https://garden.example/b
            #苔の庭https://garden.example/a #mosshttps://garden.org;    https://garden.example/a https://garden.org
            """)
    void aLinkBeginsAndEndsWhereAPersonWouldSay(String text, String links) {
        assertThat(String.join(" ", StatusText.parse(text).links())).isEqualTo(links);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://old.city_bank.example/login",
                "http://city_bank.example",
                "http://x.c_d.example",
                "http://garden.e_x",
                "http://_a.garden.example",
                "http://a_.garden.example",
                "http://a-.garden.example",
                "http://garden.-moss.example",
                "http://garden.example-and-more",
                "http://garden.example1",
                "http://garden.x",
                "http://garden.exampleｅ.other.example",
                "http://garden.example@other.example/",
                "http://garden.example:80@other.example/",
                "http://garden.example%2eother.example/",
                "http://garden.orghttp://other.example/",
                "http://localhost/moss",
                "http://192.168.0.1/moss",
                "http://10.1.2.3:8080",
                "http://[::1]/",
                "mosshttp://garden.example/",
                "1http://garden.example/",
                "$http://garden.example/",
                "@http://garden.example/",
                "#http://garden.example/",
                "＃https://garden.example/",
            })
    void anAddressIsNoLinkRatherThanOneToAnotherHost(String text) {
        StatusText parsed = StatusText.parse(text + "#moss/@ana");
        assertThat(parsed.links()).isEmpty();
        assertThat(parsed.tags()).isEmpty();
        assertThat(parsed.mentions()).isEmpty();
        assertThat(StatusText.parse(text).length()).isEqualTo(text.length());
    }
}
