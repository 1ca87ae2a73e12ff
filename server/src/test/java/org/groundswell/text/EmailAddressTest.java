package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an e-mail address, and what is none. */
class EmailAddressTest {
    private static final String LABEL63 = "d".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "ana@mail.example, ana@mail.example",
        "' Ana@Mail.Example ', ana@mail.example",
        "ana.b+tag@a-b.co.uk, ana.b+tag@a-b.co.uk",
        "a..b.@docomo.example, a..b.@docomo.example",
        "root@localhost, root@localhost",
        "o'hara@mail.example, o'hara@mail.example",
        "josé@пример.рф, josé@пример.рф",
        "jose\u0301@mail.example, josé@mail.example"
    })
    void isRead(String typed, String key) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@mail.example",
                "a@b",
                "a@b@mail.example",
                "a b@mail.example",
                "a@mail .example",
                "a\t@mail.example",
                "a\u0000@mail.example",
                "a\u202E@mail.example",
                "a\uD83D@mail.example",
                "a@.example",
                "a@mail.",
                "a@mail..example",
                "a@-mail.example",
                "a@mail-.example",
                "a@[127.0.0.1]",
                "\"a b\"@mail.example",
                "<a@mail.example>",
                "a,b@mail.example",
                "a@mail_x.example"
            })
    void isRefused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void aLocalPartHasItsLength(int length, boolean good) {
        assertThat(EmailAddress.parse("a".repeat(length) + "@mail.example").isPresent())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"254, true", "255, false"})
    void anAddressHasItsLength(int length, boolean good) {
        String address = "a".repeat(length - 3 - 3 * 63) + "@" + String.join(".", LABEL63, LABEL63, LABEL63);
        assertThat(address).hasSize(length);
        assertThat(EmailAddress.parse(address).isPresent()).isEqualTo(good);
    }
}
