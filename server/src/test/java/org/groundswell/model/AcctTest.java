package org.groundswell.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcctTest {
    @ParameterizedTest
    @CsvSource({
        "ana, ana",
        "@Ana_1, Ana_1",
        "a.n-a@ex.org, a.n-a@ex.org",
        "@ana@EX.Org, ana@ex.org",
        "ana@localhost:8080, ana@localhost:8080",
        "ana@127.0.0.1, ana@127.0.0.1",
        "ana@bücher.example, ana@xn--bcher-kva.example",
        "ana@xn--bcher-kva.example, ana@xn--bcher-kva.example",
    })
    void isAnAddress(String text, String acct) {
        assertThat(Acct.parse(text)).map(Object::toString).contains(acct);
        assertThat(Acct.parse(acct)).map(Acct::page).contains("/@" + acct);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@@",
                "ana@",
                "@ex.org@",
                "ana@ex.org@x",
                "a b",
                "ana ",
                "a/b",
                "../ana",
                "..",
                "ana.",
                "-ana",
                "<ana>",
                "ana\r\nLocation: x",
                "ana\n",
                "an\u202Ea",
                "an\u200Ba",
                "аna",
                "ana@ex .org",
                "ana@ex.org/",
                "ana@ex\r\n.org",
                "ana@<b>",
                "ana@ex..org",
                "ana@.org",
                "ana@org.",
                "ana@-ex.org",
                "ana@ex-.org",
                "ana@ex_.org",
                "ana@ex.org:",
                "ana@ex.org:x",
                "ana@[::1]",
                "ana@\u202Eex.org",
                "ana@％2e.org"
            })
    void isNone(String text) {
        assertThat(Acct.parse(text)).isEmpty();
    }

    @Test
    void isBounded() {
        assertThat(Acct.of("n".repeat(128), "ex.org")).isPresent();
        assertThat(Acct.of("n".repeat(129), "ex.org")).isEmpty();
        assertThat(Acct.of("n".repeat(1_000_000), "")).isEmpty();
        assertThat(Acct.parse("n@" + "a.".repeat(500_000) + "org")).isEmpty();
        assertThat(Acct.of("n", "a".repeat(64) + ".org")).isEmpty();
        assertThat(Acct.of("n", "ü".repeat(63) + ".org")).isEmpty();
        assertThat(Acct.of("n", "a.".repeat(126) + "a")).isPresent();
        assertThat(Acct.of("n", "a.".repeat(127) + "a")).isEmpty();
    }

    @Test
    void whatIsStoredFromBeforeThereWasAGrammarHasASafePage() {
        assertThat(new Acct("a/../b\r\n<x> y", "EVIL\n.org").page())
                .isEqualTo("/@a%2F..%2Fb%0D%0A%3Cx%3E%20y@EVIL%0A.org");
    }
}
