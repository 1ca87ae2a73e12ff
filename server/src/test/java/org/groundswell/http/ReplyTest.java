package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    @ParameterizedTest
    @ValueSource(strings = {"/a\r\nSet-Cookie: b=c", "/a\nb", "/a\rb", "\0", "a\u007f", "a\u000bb"})
    void aHeaderValueThatSplitsTheResponseIsRefused(String value) {
        assertThatThrownBy(() -> Reply.seeOther(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb"})
    void anInvalidHeaderNameIsRefused(String name) {
        assertThatThrownBy(() -> Reply.empty(200).with(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void validHeadersAreAccepted() {
        assertThat(Reply.seeOther("/tags/a%20b?x=\u00e9\t").headers()).hasSize(1);
    }
}
