package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts of stories in all languages, with any numbers. */
class ProseTest {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)[,}]");
    private static final Pattern FIGURE = Pattern.compile("<\\w+>");
    private static final int MANY = 5;

    private static Properties messages(Language language) throws IOException {
        Properties messages = new Properties();
        try (InputStream input = ProseTest.class.getResourceAsStream("/stories/" + language.code() + ".properties")) {
            messages.load(new InputStreamReader(input, StandardCharsets.UTF_8));
        }
        return messages;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheMessagesOfEnglish(Language language) throws IOException {
        assertThat(messages(language).stringPropertyNames())
                .isEqualTo(messages(Language.ENGLISH).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMessageWorksWithAnyNumberAndHasTheSameFigures(Language language) throws IOException {
        Properties messages = messages(language);
        Prose prose = Prose.in(language);
        for (String key : messages.stringPropertyNames()) {
            for (int count : List.of(0, 1, 2, 3, 4, 5, 6, 9, 11, 21, 100, 714, 1_000_000)) {
                assertThat(prose.say(key, values(messages.getProperty(key), count)))
                        .as("%s of %d", key, count)
                        .isNotBlank()
                        .doesNotContain("{", "}");
            }
            String english = Prose.in(Language.ENGLISH)
                    .say(key, values(messages(Language.ENGLISH).getProperty(key), MANY));
            assertThat(figures(prose.say(key, values(messages.getProperty(key), MANY))))
                    .as(key)
                    .isEqualTo(figures(english));
        }
    }

    /** Values for all arguments of a message: numbers for counts, otherwise the name in angle brackets. */
    private static Map<String, Object> values(String pattern, int count) {
        Map<String, Object> values = new HashMap<>();
        Matcher name = NAME.matcher(pattern);
        while (name.find()) {
            boolean counted = name.group(1).endsWith("Count")
                    || name.group(1).endsWith("Hour")
                    || name.group(1).equals("count");
            values.put(name.group(1), counted ? count : "<" + name.group(1) + ">");
        }
        return values;
    }

    private static Set<String> figures(String said) {
        return FIGURE.matcher(said).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void numbersDatesAndNamesFollowTheLanguage() {
        Instant moment = Instant.parse("2013-08-26T03:00:00Z");
        Prose spanish = Prose.in(Language.SPANISH);
        assertThat(spanish.date(moment)).isEqualTo("26 de agosto de 2013");
        assertThat(spanish.country("PH")).isEqualTo("Filipinas");
        Prose german = Prose.in(Language.GERMAN);
        assertThat(german.number(1_227)).isEqualTo("1.227");
        assertThat(german.list(List.of("a", "b", "c"))).isEqualTo("a, b und c");
        Prose filipino = Prose.in(Language.FILIPINO);
        assertThat(filipino.date(moment)).isEqualTo("Agosto 26, 2013");
        assertThat(Prose.in(Language.ENGLISH).moment(moment)).isEqualTo("26 August 2013, 03:00");
    }

    @Test
    void anUnsupportedLanguageIsRefusedWithTheSupportedOnes() {
        assertThatThrownBy(() -> Language.of("tlh"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("en, es, fr, de, pt, fil");
    }
}
