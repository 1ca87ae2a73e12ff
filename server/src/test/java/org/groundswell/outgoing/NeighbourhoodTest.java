package org.groundswell.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hosts may have one owner. */
class NeighbourhoodTest {
    @ParameterizedTest
    @CsvSource({
        "a.example.org, b.c.example.org, true",
        "example.org, a.example.org, true",
        "a.example.org, a.example.net, false",
        "a.example.org., b.example.org., true",
        "a.example.org., example.org, true",
        "localhost, localhost., true",
        "localhost, otherhost, false",
        "a.example.co.uk, b.example.co.uk, true",
        "one.co.uk, other.co.uk, false",
        "a.b.one.com.br, c.one.com.br, true",
        "one.com.br, other.com.br, false",
        "one.公司.cn, other.公司.cn, false",
        "a.one.公司.cn, b.one.xn--55qx5d.cn, true",
        // Anyone can have any number of names below these.
        "one.github.io, other.github.io, true",
        "one.duckdns.org, other.duckdns.org, true",
        "co.uk, com.br, false",
        "a_b.example.com, c.example.com, true",
        "-a.example.com, c.example.com, true",
        "9.9.9.9, 9.9.9.200, true",
        "9.9.9.9, 9.9.8.9, false",
        "9.9.9.9, 1.9.9.9, false",
        "[2606:4700:1:2::1], [2606:4700:1:3::1], true",
        "[2606:4700:1::1], [2606:4700:2::1], false",
        "[::ffff:9.9.9.9], 9.9.9.1, true",
        "9.9.9.9.nip.example, 1.2.3.4.nip.example, true"
    })
    void hostsOfOneOwner(String one, String other, boolean same) {
        assertThat(Neighbourhood.of(one).equals(Neighbourhood.of(other))).isEqualTo(same);
    }
}
