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
