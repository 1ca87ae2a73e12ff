package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void whatAPersonSeesAsOneCharacterCountsOnceUpToABound() {
        assertThat(PlainText.length("👩‍👩‍👧🏴󠁧󠁢󠁥󠁮󠁧󠁿e\u0301")).isEqualTo(3);
        assertThat(PlainText.length("e" + "\u0301".repeat(PlainText.UNITS_IN_ONE - 1)))
                .isEqualTo(1);
        assertThat(PlainText.length("e" + "\u0301".repeat(PlainText.UNITS_IN_ONE)))
                .isEqualTo(2);
        assertThat(PlainText.length("e" + "\u0301".repeat(500_000))).isGreaterThan(7_000);
        assertThat(PlainText.length("👩\u200D".repeat(10_000))).isGreaterThan(400);
    }

    @Test
    void marksAreSortedWithinBoundsAndNoneIsLost() {
        String zalgo = "e" + "\u0301\u0323".repeat(15);
        assertThat(PlainText.lines("text", zalgo)).doesNotContain("\u034F");
        String wild = PlainText.lines("text", "x" + "\u0301\u0323".repeat(5_000));
        assertThat(wild.chars().filter(c -> c == 0x0301 || c == 0x0323).count()).isEqualTo(10_000);
        assertThat(PlainText.lines("text", wild)).isEqualTo(wild);
    }

    @Test
    void aTextLargerThanAnyIsRefusedAsItIsAndAsItBecomes() {
        assertThat(PlainText.lines("text", "a".repeat(PlainText.LARGEST))).hasSize(PlainText.LARGEST);
        // U+FB2C becomes three characters in NFC.
        for (String large : List.of(
                "a".repeat(PlainText.LARGEST + 1),
                "日".repeat(PlainText.LARGEST / 3 + 1),
                "😀".repeat(PlainText.LARGEST / 4 + 1),
                "\uFB2C".repeat(PlainText.LARGEST / 4))) {
            assertThatThrownBy(() -> PlainText.lines("text", large))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessage("error.too_long.bytes {most=65536}");
            assertThatThrownBy(() -> PlainText.line("text", large)).isInstanceOf(Refusal.Invalid.class);
        }
    }

    @Test
    void aLimitIsHeldToBeforeAndAfterTheTextIsRead() {
        assertThat(PlainText.line("name", " a  b\n", 3)).isEqualTo("a b");
        assertThatThrownBy(() -> PlainText.line("name", "abcd", 3))
                .hasMessage("error.too_long.counted {length=4, most=3}");
        assertThatThrownBy(() -> PlainText.lines("note", "a".repeat(60_000), 3)).hasMessage("error.too_long {most=3}");
    }

    @Test
    void aCutLeavesNoHalfCharacter() {
        assertThat(PlainText.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(PlainText.cut("ab😀", 4)).isEqualTo("ab😀");
    }

    @Test
    void bytesAreCountedAsUtf8HasThem() {
        String text = "aé日😀";
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        assertThat(PlainText.fits(text, bytes)).isTrue();
        assertThat(PlainText.fits(text, bytes - 1)).isFalse();
    }
}
