package org.groundswell.emojis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.files.FileName;
import org.junit.jupiter.api.Test;

class EmojiSetTest {
    private static final FileName FILE = new FileName("0".repeat(40) + "-1.png");

    private static CustomEmoji emoji(String shortcode, boolean visible, boolean enabled) {
        return new CustomEmoji(1, shortcode, "", FILE, FILE, 20, 20, visible, enabled);
    }

    private static EmojiSet set(String... shortcodes) {
        return new EmojiSet(
                Stream.of(shortcodes).map(each -> emoji(each, true, true)).toList());
    }

    private static List<String> names(List<CustomEmoji> emojis) {
        return emojis.stream().map(CustomEmoji::shortcode).toList();
    }

    @Test
    void areFoundOnceInTheOrderOfTheirFirstAppearance() {
        EmojiSet set = set("one", "two", "three");
        EmojiSet.Finder finder =
                set.finder().in(":two: :one: :none: :two:").in("").in(List.of(":three:", ":one:"));
        assertThat(names(finder.found())).containsExactly("two", "one", "three");
        assertThat(set.finder().in(":One:").found()).isEmpty();
        assertThat(EmojiSet.NONE.finder().in(":one:").found()).isEmpty();
    }

    @Test
    void atMostAHundredAreTold() {
        String[] many = IntStream.range(0, 150).mapToObj(i -> "e" + i + "_").toArray(String[]::new);
        String text = ":" + String.join(": :", many) + ":";
        assertThat(names(set(many).finder().in(text).in(text).found()))
                .isEqualTo(List.of(many).subList(0, EmojiSet.MOST_IN_TEXTS));
    }

    @Test
    void hiddenOnesAreUsedButNotOffered() {
        EmojiSet set = new EmojiSet(List.of(
                emoji("hidden", false, true),
                emoji("gone", true, false),
                emoji("Beta", true, true),
                emoji("alpha", true, true)));
        assertThat(names(set.visible())).containsExactly("alpha", "Beta");
        assertThat(names(set.finder().in(":hidden: :gone: :Beta:").found())).containsExactly("hidden", "Beta");
        assertThat(set.search("hid", 9)).isEmpty();
    }

    @Test
    void searchesShowBeginningsFirst() {
        EmojiSet set = set("a_cat", "cat_b", "Catnip", "dog");
        assertThat(names(set.search("CAT", 9))).containsExactly("cat_b", "Catnip", "a_cat");
        assertThat(names(set.search("cat", 2))).containsExactly("cat_b", "Catnip");
    }
}
