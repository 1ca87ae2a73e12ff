package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            One line                | <p>One line</p>
            One\\nTwo               | <p>One<br />Two</p>
            One\\n\\n\\nTwo         | <p>One</p>¶<p>Two</p>
            # Title\\nText          | <h2>Title</h2>¶<p>Text</p>
            ## Part                 | <h3>Part</h3>
            Text\\n# Title          | <p>Text</p>¶<h2>Title</h2>
            - a\\n- b               | <ul><li>a</li><li>b</li></ul>
            - a\\nmore\\n\\nText    | <ul><li>a<br />more</li></ul>¶<p>Text</p>
            Text\\n- a              | <p>Text</p>¶<ul><li>a</li></ul>
            -a\\n#Title\\n### Deep  | <p>-a<br />#Title<br />### Deep</p>
            <b>&"                   | <p>&lt;b&gt;&amp;&quot;</p>
            #Tag @ana               | <p>#Tag @ana</p>
            `` | ``
            """)
    void marksAtTheBeginningOfALineAreHeadingsAndLists(String text, String html) {
        assertThat(DocumentText.html(text.replace("\\n", "\n")).html().strip()).isEqualTo(html.replace('¶', '\n'));
    }

    @Test
    void addressesBecomeLinks() {
        assertThat(DocumentText.html("- See https://a.example/x?a=1&b=2.").html())
                .startsWith("<ul><li>See <a href=\"https://a.example/x?a=1&amp;b=2\"")
                .endsWith("</a>.</li></ul>\n");
        assertThat(DocumentText.html("javascript:alert(1)").html()).isEqualTo("<p>javascript:alert(1)</p>\n");
    }
}
