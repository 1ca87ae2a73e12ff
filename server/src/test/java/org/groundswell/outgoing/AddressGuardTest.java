package org.groundswell.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses the server connects to. */
class AddressGuardTest {
    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, true",
        "93.184.216.34, true",
        "223.255.255.255, true",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.0.0.1, false",
        "9.255.255.255, true",
        "11.0.0.0, true",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "100.128.0.0, true",
        "127.0.0.1, false",
        "127.255.255.254, false",
        "169.254.169.254, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "172.32.0.0, true",
        "192.0.0.1, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "239.255.255.255, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "2606:4700:4700::1111, true",
        "2a00:1450:4001::1, true",
        "::, false",
        "::1, false",
        "::7f00:1, false",
        "::ffff:127.0.0.1, false",
        "::ffff:10.0.0.1, false",
        "::ffff:1.1.1.1, true",
        "64:ff9b::7f00:1, false",
        "64:ff9b::101:101, false",
        "64:ff9b:1::1, false",
        "100::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:7f00:1::, false",
        "3fff::1, false",
        "fc00::1, false",
        "fd12:3456::1, false",
        "fe80::1, false",
        "fec0::1, false",
        "ff02::1, false",
        "5f00::1, false"
    })
    void publicAddressesOnly(String address, boolean permitted) {
        assertThat(AddressGuard.PUBLIC.permits(InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "10.1.255.255, true",
        "10.2.0.0, false",
        "127.0.0.1, true",
        "127.0.0.2, false",
        "::1, false",
        "fd00::8000:1, true",
        "fd00::1, false",
        "1.1.1.1, true"
    })
    void andThoseThatTheOperatorAllows(String address, boolean permitted) {
        AddressGuard guard =
                new AddressGuard(List.of(range("10.1.0.0/16"), range("127.0.0.1"), range("fd00::8000:0/97")));
        assertThat(guard.permits(InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    private static AddressRange range(String text) {
        return AddressRange.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, true",
        "10.0.0.0/0, true",
        "10.0.0.1, true",
        "fd00::/8, true",
        "10.0.0.0/33, false",
        "10.0.0.0/-1, false",
        "10.0.0.0/, false",
        "/8, false",
        "localhost, false",
        "10.0.0.0/8/8, false",
        "'', false"
    })
    void rangesAreWrittenAsNetworks(String text, boolean valid) {
        assertThat(AddressRange.parse(text).isPresent()).isEqualTo(valid);
    }
}
