package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses are one network. */
class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "' 203.0.113.7 ', 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::ffff:cb00:7107, 203.0.113.7",
        "2001:db8::1, 20:01:0d:b8:00:00:00:00/64",
        "2001:db8::ffff:1, 20:01:0d:b8:00:00:00:00/64",
        "[2001:DB8:0:0:1::1], 20:01:0d:b8:00:00:00:00/64",
        "2001:db8:0:1::1, 20:01:0d:b8:00:00:00:01/64",
        "fe80::1%eth0, fe:80:00:00:00:00:00:00/64",
        "unknown, unknown"
    })
    void isFound(String address, String network) {
        assertThat(Network.of(address).key()).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({"x", "1"})
    void isShortWhateverIsSent(String letter) {
        assertThat(Network.of(letter.repeat(100_000)).key()).hasSize(100);
    }
}
