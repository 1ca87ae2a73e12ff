package org.groundswell.media.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.groundswell.files.FileType;
import org.groundswell.media.MediaKind;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were made to do harm: each is either processed or refused, within the limits. {@code
 * -Dgroundswell.mutations=10000} makes more of them.
 */
class HostileFilesTest {
    private static final int MUTATIONS = Integer.getInteger("groundswell.mutations", 2_500);

    @TempDir
    static Path directory;

    private final MediaProcessor processor = new MediaProcessor("");
    private Path file;
    private Path work;

    @BeforeEach
    void makeDirectory() throws IOException {
        work = Files.createTempDirectory(directory, "work");
        file = work.resolve("upload");
    }

    private Processed process(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        return processor.process(file, processor.format(file), work);
    }

    @Test
    void mutatedPicturesAreProcessedOrRefused() throws Exception {
        List<byte[]> originals = List.of(
                TestMedia.jpeg(60, 40),
                TestMedia.jpegWithExif(60, 40, 6, "a comment"),
                TestMedia.png(60, 40),
                TestMedia.encoded(TestMedia.transparent(60, 40), "png"),
                TestMedia.gif(30, 20, 4));
        Random random = new Random(19);
        int processed = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(originals.get(i % originals.size()), random);
            try {
                Processed made = process(mutated);
                assertThat(made.kind()).isEqualTo(MediaKind.IMAGE);
                processed++;
            } catch (UnusableFileException refused) {
                assertThat(refused.reason().key()).startsWith("error.media.");
            }
        }
        assertThat(processed).as("so that not all of them are refused at once").isBetween(1, MUTATIONS - 1);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] mutated =
                random.nextInt(8) == 0 ? Arrays.copyOf(original, random.nextInt(original.length)) : original.clone();
        for (int changes = random.nextInt(6); changes >= 0 && mutated.length > 0; changes--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    @Test
    void aPictureOfTooManyPixelsIsNotDecoded() {
        byte[] png = TestMedia.png(10, 10);
        // The width and height of the header: 40,000 each.
        png[18] = png[22] = (byte) 0x9C;
        png[19] = png[23] = 0x40;
        assertThatThrownBy(() -> process(png))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("error.media.pixels");
    }

    @Test
    void aJpegOfThousandsOfScansIsNotDecoded() {
        byte[] jpeg = TestMedia.jpeg(10, 10);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 1_000; i++) {
            many.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
        }
        many.write(jpeg, jpeg.length - 2, 2);
        assertThatThrownBy(() -> process(many.toByteArray())).isInstanceOf(UnusableFileException.class);
    }

    @Test
    void anAnimationOfTooManyFramesIsRefused() {
        assertThatThrownBy(() -> process(TestMedia.gif(2, 2, GifFile.MOST_FRAMES + 1)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("error.media.frames");
    }

    @Test
    void anAnimationKeepsItsFramesAndLosesEverythingElse() throws Exception {
        byte[] gif = TestMedia.gif(12, 9, 5);
        byte[] comment = ("!\u00FE\u0005hello\u0000").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(gif, 0, gif.length - 1);
        more.writeBytes(comment);
        more.write(gif, gif.length - 1, 1);
        more.writeBytes("<script>".getBytes(StandardCharsets.ISO_8859_1));
        Processed made = process(more.toByteArray());
        String clean = Files.readString(made.original(), StandardCharsets.ISO_8859_1);
        assertThat(clean).doesNotContain("hello", "<script>").endsWith(";");
        assertThat(GifFile.frames(made.original())).isEqualTo(5);
        assertThat(TestMedia.decoded(Files.readAllBytes(made.original())).getWidth())
                .isEqualTo(12);
    }

    private Shrunk shrink(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        return processor.shrink(file, processor.format(file), 128, work);
    }

    @Test
    void mutatedPicturesAreMadeSmallOrRefused() throws Exception {
        List<byte[]> originals = List.of(
                TestMedia.png(60, 40), TestMedia.jpegWithExif(60, 40, 6, "a comment"), TestMedia.gif(30, 20, 4));
        Random random = new Random(23);
        int processed = 0;
        for (int i = 0; i < MUTATIONS / 2; i++) {
            try {
                Shrunk made = shrink(mutated(originals.get(i % originals.size()), random));
                assertThat(made.width()).isBetween(1, 128);
                assertThat(made.height()).isBetween(1, 128);
                processed++;
            } catch (UnusableFileException refused) {
                assertThat(refused.getMessage()).startsWith("error.media.");
            }
        }
        assertThat(processed).isPositive();
    }

    @Test
    void aSmallPictureKeepsItsProportionsAndItsTransparency() throws Exception {
        Shrunk made = shrink(TestMedia.encoded(TestMedia.transparent(300, 200), "png"));
        assertThat(List.of(made.width(), made.height())).containsExactly(128, 85);
        assertThat(made.still()).isEmpty();
        var picture = TestMedia.decoded(Files.readAllBytes(made.picture()));
        assertThat(picture.getWidth()).isEqualTo(128);
        assertThat(picture.getRGB(10, 40) >>> 24).isZero();
        assertThat(shrink(TestMedia.png(20, 10)).width())
                .as("is never made larger")
                .isEqualTo(20);
    }

    @Test
    void aSmallAnimationHasAStillPicture() throws Exception {
        Shrunk made = shrink(TestMedia.gif(200, 100, 3));
        assertThat(made.type()).isEqualTo(FileType.GIF);
        assertThat(GifFile.frames(made.picture())).isEqualTo(3);
        var still = TestMedia.decoded(Files.readAllBytes(made.still().orElseThrow()));
        assertThat(List.of(still.getWidth(), still.getHeight())).containsExactly(128, 64);
        assertThat(shrink(TestMedia.gif(30, 20, 1)).type()).isEqualTo(FileType.PNG);
    }

    @Test
    void whatIsTooLargeForASmallPictureIsRefused() {
        assertThatThrownBy(() -> shrink(TestMedia.png(40_000, 1))).hasMessage("error.media.side");
        assertThatThrownBy(() -> shrink(TestMedia.gif(2, 2, 301))).hasMessage("error.media.frames");
        assertThatThrownBy(() -> shrink(TestMedia.gif(257, 10, 2))).hasMessage("error.media.animation_side");
        byte[] screen = TestMedia.gif(10, 10, 2);
        // The screen alone is 65,535 pixels high.
        screen[8] = (byte) 0xFF;
        screen[9] = (byte) 0xFF;
        assertThatThrownBy(() -> shrink(screen)).hasMessage("error.media.animation_side");
        assertThatThrownBy(() -> shrink("ID3 and so on".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void withoutFfmpegVideosAndSoundsAreRefused() {
        assertThatThrownBy(() -> process("ID3 and so on".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("error.media.no_ffmpeg");
        assertThat(processor.mediaTypes()).containsExactly("image/jpeg", "image/png", "image/gif", "image/webp");
    }

    @Test
    void aCutPictureIsTheMiddleOfAPicture() throws Exception {
        Files.write(file, TestMedia.jpeg(300, 100));
        Processed made = processor.cut(file, FileFormat.JPEG, 40, 40, work);
        assertThat(made.facts().width()).isEqualTo(40);
        var cut = TestMedia.decoded(Files.readAllBytes(made.original()));
        assertThat(cut.getWidth()).isEqualTo(40);
        assertThat(cut.getRGB(2, 30) >> 16 & 0xFF).as("red on the left").isGreaterThan(150);
        assertThat(cut.getRGB(37, 30) & 0xFF).as("blue on the right").isGreaterThan(150);
    }
}
