package org.groundswell.media.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
    @TempDir
    static Path directory;

    /** Where the marked pixel, on the left of the top row, is in the upright picture of 3 × 2 or 2 × 3 pixels. */
    @ParameterizedTest
    @CsvSource({
        // value, x, y
        "1, 0, 0",
        "2, 2, 0",
        "3, 2, 1",
        "4, 0, 1",
        "5, 0, 0",
        "6, 1, 0",
        "7, 1, 2",
        "8, 0, 2",
    })
    void thePixelsMoveAsTheStandardSays(int value, int x, int y) {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0xFFFFFF);
        BufferedImage upright = Pictures.upright(
                picture, Orientation.ofTiff(tiff(value, ByteOrder.BIG_ENDIAN)).orElseThrow(), false);
        assertThat(upright.getWidth()).isEqualTo(value < 5 ? 3 : 2);
        for (int row = 0; row < upright.getHeight(); row++) {
            for (int column = 0; column < upright.getWidth(); column++) {
                assertThat(upright.getRGB(column, row) & 0xFFFFFF)
                        .as(column + ", " + row)
                        .isEqualTo(column == x && row == y ? 0xFFFFFF : 0);
            }
        }
    }

    private static byte[] tiff(int orientation, ByteOrder order) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        tiff.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        tiff.putShort((short) 42).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return tiff.putInt(0).array();
    }

    @Test
    void bothOrdersOfBytesAreRead() {
        assertThat(Orientation.ofTiff(tiff(6, ByteOrder.LITTLE_ENDIAN)))
                .isEqualTo(Orientation.ofTiff(tiff(6, ByteOrder.BIG_ENDIAN)))
                .contains(new Orientation(1, false));
    }

    @Test
    void brokenMetadataMeansUpright() throws Exception {
        byte[] good = tiff(6, ByteOrder.BIG_ENDIAN);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThat(Orientation.ofTiff(cut).orElse(Orientation.UPRIGHT)).isNotNull();
        }
        assertThat(Orientation.ofTiff(tiff(0, ByteOrder.BIG_ENDIAN))).isEmpty();
        assertThat(Orientation.ofTiff(tiff(9, ByteOrder.BIG_ENDIAN))).isEmpty();
        byte[] far = good.clone();
        far[4] = (byte) 0xFF;
        assertThat(Orientation.ofTiff(far)).isEmpty();
        byte[] jpeg = TestMedia.jpegWithExif(8, 8, 6, "x");
        Path file = directory.resolve("cut.jpg");
        for (int length = 2; length < 80; length++) {
            Files.write(file, Arrays.copyOf(jpeg, length));
            assertThat(Orientation.of(file, FileFormat.JPEG)).isNotNull();
        }
    }
}
