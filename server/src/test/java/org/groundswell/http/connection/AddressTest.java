package org.groundswell.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.1,                  192.0.2.1
            ' 192.0.2.1\t',             192.0.2.1
            192.0.2.1:5000,             192.0.2.1
            ::ffff:192.0.2.1,           192.0.2.1
            [::ffff:192.0.2.1]:80,      192.0.2.1
            2001:db8:1:2:3:4:5:6,       2001:db8:1:2:0:0:0:0/64
            2001:db8:1:2::9,            2001:db8:1:2:0:0:0:0/64
            [2001:db8:1:2::9],          2001:db8:1:2:0:0:0:0/64
            [2001:db8:1:2::9]:443,      2001:db8:1:2:0:0:0:0/64
            2001:DB8:1:3::9,            2001:db8:1:3:0:0:0:0/64
            fe80::1%eth0,               fe80:0:0:0:0:0:0:0/64
            """)
    void hasTheNetwork(String written, String network) {
        assertThat(Address.parse(written).orElseThrow().network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "localhost",
                "example.org",
                "5",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "0x7f.0.0.1",
                "1.2.3.4, 5.6.7.8",
                "[",
                "[]",
                "[::1 x",
                "::1::",
                "12345::",
                "1.2.3.4\0",
                "2001:db8:0000000000000000000000000000000000000000000000000000000000000000000000000000000000000001::"
            })
    void isNotParsed(String written) {
        assertThat(Address.parse(written)).isEmpty();
    }
}
