package org.groundswell.media.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurhashTest {
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    private static BufferedImage plain(int colour) {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(colour));
        graphics.fillRect(0, 0, 40, 30);
        graphics.dispose();
        return picture;
    }

    @Test
    void blackHasNoFrequencies() {
        assertThat(Blurhash.of(plain(0))).isEqualTo("L00000fQfQfQfQfQfQfQfQfQfQfQ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFFFF, 0xFF0000, 0x00FF00, 0x336699, 0x010203})
    void theThirdToSixthDigitsAreTheAverageColour(int colour) {
        String hash = Blurhash.of(plain(colour));
        assertThat(hash).hasSize(28).startsWith("L");
        int value = 0;
        for (char digit : hash.substring(2, 6).toCharArray()) {
            value = value * 83 + DIGITS.indexOf(digit);
        }
        assertThat(value).isEqualTo(colour);
    }

    @Test
    void aHashHasDigitsOfBase83Alone() {
        assertThat(Blurhash.of(TestMedia.picture(1_280, 960)).chars()).allMatch(digit -> DIGITS.indexOf(digit) >= 0);
    }
}
