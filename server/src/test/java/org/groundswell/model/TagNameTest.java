package org.groundswell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spellings are one tag. */
class TagNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GardenDay    | gardenday | ＧａｒｄｅｎＤａｙ
            STRASSE      | straße    | STRAẞE
            ΚΗΠΟΣ        | κηπος     | κηποσ
            İzmir        | izmir     | IZMIR
            ıhlamur      | Ihlamur   | IHLAMUR
            ŞİŞLİ        | şişli     | Şi̇şli̇
            QARABAĞLI    | qarabağlı | Qarabağli
            ﬁrst         | FIRST     | first
            ᾠδή          | ὨΙΔΉ      | ὠιδή
            カ～ル          | カ〜ル       | カ〜ル
            か゛く          | がく        | がく
            ﾗｯｷｰ･ｽﾀｰ     | ラッキー・スター  | ラッキー･スター
            ལྷ་ས་        | ལྷ་ས      | ལྷ༌ས
            """)
    void spellingsAreOne(String one, String other, String third) {
        assertThat(TagName.of(one)).isEqualTo(TagName.of(other)).isEqualTo(TagName.of(third));
    }

    @ParameterizedTest
    @CsvSource({"STRASSE, STRÄSSE", "ma, má", "okul, ökül", "ไม, ไม้", "a_b, ab", "ד״ר, דר", "が, か"})
    void otherWordsAreOthers(String one, String other) {
        assertThat(TagName.of(one)).isNotEqualTo(TagName.of(other));
    }

    /** Case says nothing, whatever the letter, and the key of a key is itself. */
    @Test
    void everyLetterIsFolded() {
        // The iota that is written below belongs to the letter before it, and moves when it is written in upper case.
        Set<Integer> below = Set.of(0x0345);
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                .filter(c -> !below.contains(c))
                .forEach(c -> {
                    for (String name : new String[] {
                        Character.toString(c), "a" + Character.toString(c), "i" + Character.toString(c) + "\u0307"
                    }) {
                        TagName key = TagName.of(name);
                        assertThat(TagName.of(key.key())).as("%x", c).isEqualTo(key);
                        assertThat(TagName.of(name.toLowerCase(Locale.ROOT)))
                                .as("%x", c)
                                .isEqualTo(key);
                        assertThat(TagName.of(name.toUpperCase(Locale.ROOT)))
                                .as("%x", c)
                                .isEqualTo(key);
                        assertThat(TagName.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                                .as("%x", c)
                                .isEqualTo(key);
                    }
                });
    }
}
