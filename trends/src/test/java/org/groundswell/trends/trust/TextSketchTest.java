package org.groundswell.trends.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSketchTest {
    private static final String TEXT =
            "The council has voted tonight to close the library on Elm Street without hearing anybody first";

    @Test
    void copiesHaveTheSameSketchHoweverTheyAreDecorated() {
        assertThat(TextSketch.of("@mayor " + TEXT.toUpperCase(Locale.ROOT) + "!!! 123 #SaveElm https://a.example/x"))
                .isEqualTo(TextSketch.of(TEXT + " #library"));
    }

    @Test
    void copiesWithAFewWordsChangedAreAlike() {
        String[] words = TEXT.split(" ");
        String[] others = "about again city could every found great house large never often place school".split(" ");
        Random random = new Random(1);
        int[] alike = new int[4];
        for (int changed = 1; changed < alike.length; changed++) {
            for (int i = 0; i < 400; i++) {
                String[] copy = words.clone();
                for (int word = 0; word < changed; word++) {
                    copy[random.nextInt(copy.length)] = others[random.nextInt(others.length)];
                }
                alike[changed] += areAlike(TEXT, String.join(" ", copy)) ? 1 : 0;
            }
        }
        assertThat(alike[1]).isGreaterThan(380);
        assertThat(alike[2]).isGreaterThan(330);
        assertThat(alike[3]).isGreaterThan(200);
    }

    @Test
    void copiesInAScriptWithoutSpacesAreAlike() {
        String text = "市議会は今夜エルム通りの図書館を誰の意見も聞かずに閉鎖することを決めました";
        assertThat(areAlike(text, text.replace("今夜", "昨日"))).isTrue();
        assertThat(areAlike(text, "祖母はそこの暖房と地図帳のあいだで私に文字の読み方を教えてくれたのです")).isFalse();
    }

    @Test
    void textsWithTheSameWordsInOtherSentencesAreNotAlike() {
        // 2,000 sentences of thirteen words out of sixty, which have much more in common than people's posts.
        String[] words = ("the march tomorrow people street against pork barrel money our taxes corrupt senators want"
                        + " justice and never again we all will stand here in manila with family friends children for a"
                        + " better country because nobody else can change what is wrong today let them hear how many"
                        + " are tired of lies now")
                .split(" ");
        Random random = new Random(2);
        List<Long> sketches = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder sentence = new StringBuilder();
            for (int word = 0; word < 13; word++) {
                sentence.append(words[random.nextInt(words.length)]).append(' ');
            }
            sketches.add(TextSketch.of(sentence.toString()));
        }
        int alike = 0;
        for (int i = 0; i < sketches.size(); i++) {
            for (int j = 0; j < i; j++) {
                alike += TextSketch.areAlike(sketches.get(i), sketches.get(j)) ? 1 : 0;
            }
        }
        assertThat(alike).isLessThan(sketches.size() * sketches.size() / 2 / 100);
    }

    @Test
    void differentTextsAreNotAlike() {
        assertThat(areAlike(TEXT, "My grandmother taught me to read there, between the radiators and the atlases"))
                .isFalse();
    }

    @Test
    void onlyTheBeginningOfALongTextIsUsed() {
        String begin = (TEXT + " ").repeat(4_000 / TEXT.length() + 1).substring(0, 4_000);
        // Sorting this many combining marks would take hours.
        assertThat(TextSketch.of(begin + "x".repeat(1_000) + "\u0301\u0323".repeat(1_000_000)))
                .isEqualTo(TextSketch.of(begin));
    }

    @Test
    void shortTextsHaveNoSketchAndAreNotAlike() {
        assertThat(TextSketch.of("Rest in peace #grandmaster")).isZero();
        assertThat(TextSketch.of("#tag @someone https://a.example/very/long/address/of/a/page"))
                .isZero();
        assertThat(TextSketch.areAlike(0, 0)).isFalse();
        assertThat(TextSketch.areAlike(0, TextSketch.of(TEXT))).isFalse();
    }

    private static boolean areAlike(String one, String other) {
        return TextSketch.areAlike(TextSketch.of(one), TextSketch.of(other));
    }
}
