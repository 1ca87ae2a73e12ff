package org.groundswell.media.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {
    private static byte[] head(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "GIF87a      , GIF",
        "GIF89a      , GIF",
        "RIFF....WEBPVP8L, WEBP",
        "RIFF....WAVEfmt , WAV",
        "....ftypavif, AVIF",
        "....ftypmif1, HEIF",
        "....ftypheic, HEIF",
        "....ftypqt__, QUICKTIME",
        "....ftypisom, MP4",
        "....ftypM4A_, M4A",
        "OggS        , OGG",
        "fLaC        , FLAC",
        "ID3         , MP3",
    })
    void aFormatIsKnownByItsFirstBytes(String start, FileFormat format) {
        assertThat(FileFormat.of(head(start.replace('_', ' ').replace('.', '\0'))))
                .contains(format);
    }

    @Test
    void picturesAreKnown() {
        assertThat(FileFormat.of(TestMedia.jpeg(3, 3))).contains(FileFormat.JPEG);
        assertThat(FileFormat.of(TestMedia.png(3, 3))).contains(FileFormat.PNG);
        assertThat(FileFormat.of(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}))
                .contains(FileFormat.WEBM);
        assertThat(FileFormat.of(new byte[] {(byte) 0xFF, (byte) 0xFB, 0, 0})).contains(FileFormat.MP3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GIF90a",
                "<svg xmlns=",
                "<?xml version",
                "%PDF-1.7",
                "#EXTM3U",
                "RIFF....AVI LIST",
                "BM......",
                "....ftyp",
                "ffconcat version 1.0"
            })
    void everythingElseIsNone(String start) {
        assertThat(FileFormat.of(head(start))).isEmpty();
    }

    @Test
    void eachBeginningOfAFileIsTheFormatOrNone() {
        byte[] png = TestMedia.png(3, 3);
        for (int length = 0; length < 32; length++) {
            assertThat(FileFormat.of(Arrays.copyOf(png, length)))
                    .satisfies(found -> assertThat(found.filter(each -> each != FileFormat.PNG))
                            .isEmpty());
        }
    }
}
