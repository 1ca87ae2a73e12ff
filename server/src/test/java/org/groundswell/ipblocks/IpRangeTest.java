package org.groundswell.ipblocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses, against arithmetic with large numbers. */
class IpRangeTest {
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1/32",
        " 192.0.2.77/24 , 192.0.2.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255, 255.255.255.255/32",
        "10.255.0.0/9, 10.128.0.0/9",
        "2001:db8::1, 2001:db8::/64",
        "2001:DB8:0:0:1::/128, 2001:db8::/64",
        "2001:db8:ffff:ffff::/33, 2001:db8:8000::/33",
        "2001:0:0:1::/64, 2001:0:0:1::/64",
        "0:0:0:1::/64, 0:0:0:1::/64",
        "::/0, ::/0",
        "::1, ::/64",
        "::ffff:192.0.2.1, 192.0.2.1/32",
        "::ffff:192.0.2.1/120, 192.0.2.0/24",
        "::ffff:c000:201/128, 192.0.2.1/32",
    })
    void isWrittenInOneForm(String typed, String written) {
        IpRange range = IpRange.parse(typed).orElseThrow();
        assertThat(range).hasToString(written);
        assertThat(IpRange.parse(written)).contains(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.org",
                "5",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.-4",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/+8",
                "1.2.3.4/8/8",
                "1.2.3.4/0024",
                "1.2.3.4:80",
                "[::1]",
                "fe80::1%eth0",
                "2001:db8::/129",
                "2001:db8:::/32",
                "::ffff:0.0.0.0/95",
                "1.2.3.٤",
                "2001:db8:0000:0000:0000:0000:0000:0000:0000:0000:00/64",
            })
    void whatIsNoRangeIsRefused(String typed) {
        assertThat(IpRange.parse(typed)).isEmpty();
    }

    @Test
    void anAddressIsInARangeIfItsFirstBitsAreTheSame() throws UnknownHostException {
        Random random = new Random(20);
        int inside = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean v4 = random.nextBoolean();
            byte[] first = new byte[v4 ? 4 : 16];
            random.nextBytes(first);
            byte[] second = first.clone();
            second[random.nextInt(second.length)] ^= (byte) (1 << random.nextInt(8));
            int bits = random.nextInt(v4 ? 33 : 65);
            IpRange range = IpRange.parse(InetAddress.getByAddress(first).getHostAddress() + "/" + bits)
                    .orElseThrow();
            boolean expected = number(first)
                    .shiftRight(first.length * 8 - bits)
                    .equals(number(second).shiftRight(first.length * 8 - bits));
            assertThat(range.contains(IpRange.of(InetAddress.getByAddress(second))))
                    .as("%s in %s", InetAddress.getByAddress(second), range)
                    .isEqualTo(expected);
            inside += expected ? 1 : 0;
        }
        assertThat(inside).isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }
}
