package org.groundswell.trends.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TellingPhrasesTest {
    private static final List<String> SYLLABLES =
            List.of("ba", "ke", "li", "mo", "nu", "pra", "sto", "vel", "din", "gar", "fos", "tam", "wi", "ler");

    private final List<TellingPhrases.Post> wave = new ArrayList<>();
    private final List<TellingPhrases.Post> before = new ArrayList<>();
    private final Random random = new Random(7);
    private long people;

    /** A sentence of words that nobody chose. */
    private String chatter() {
        return word() + " " + word() + " the " + word() + " " + word() + " and the " + word() + " " + word();
    }

    private String word() {
        return pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private TellingPhrases.Post post(String text, String server, double trust) {
        return new TellingPhrases.Post(++people, server, text, "en", trust);
    }

    private void usual(int count) {
        IntStream.range(0, count).forEach(_ -> before.add(post(chatter(), "", 1)));
    }

    private void chats(int count) {
        IntStream.range(0, count).forEach(_ -> wave.add(post(chatter(), "", 1)));
    }

    private void say(int count, String text) {
        IntStream.range(0, count).forEach(_ -> wave.add(post(chatter() + ". " + text, "", 1)));
    }

    private TellingPhrases.Found found(String... tags) {
        return TellingPhrases.in(wave, before, List.of(tags), 3);
    }

    private List<String> texts(String... tags) {
        return found(tags).phrases().stream().map(TellingPhrase::text).toList();
    }

    @Test
    void aPhraseIsFoundWithItsPeopleAndHowMuchMoreOftenItIsUsed() {
        usual(400);
        IntStream.range(0, 8).forEach(_ -> before.add(post(chatter() + ". It happened to me.", "", 1)));
        chats(100);
        say(31, "It happened to me!");
        TellingPhrases.Found found = found("YesAllWomen");
        assertThat(found.people()).isEqualTo(131);
        assertThat(found.before()).isEqualTo(408);
        assertThat(found.phrases()).hasSize(1);
        TellingPhrase phrase = found.phrases().getFirst();
        assertThat(phrase.text()).isEqualTo("It happened to me");
        assertThat(phrase.people()).isEqualTo(31);
        assertThat(phrase.before()).isEqualTo(8);
        assertThat(phrase.times()).isCloseTo(31.0 / 131 / (8.0 / 408), within(1e-9));
    }

    @Test
    void aPhraseThatNobodyUsedBeforeHasNoRatio() {
        usual(400);
        chats(60);
        say(12, "No more waiting");
        assertThat(found("LightsOn").phrases())
                .singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo("No more waiting"))
                .satisfies(each -> assertThat(each.before()).isZero())
                .satisfies(each -> assertThat(each.times()).isZero());
    }

    @Test
    void chatterAloneHasNoPhrases() {
        usual(400);
        chats(200);
        assertThat(texts("LightsOn")).isEmpty();
    }

    @Test
    void withoutPostsBeforeThereIsNothingToCompareWith() {
        chats(10);
        say(60, "No more waiting");
        assertThat(found("LightsOn").phrases()).isEmpty();
        usual(TellingPhrases.FEWEST_BEFORE - 1);
        assertThat(found("LightsOn").phrases()).isEmpty();
        assertThat(found("LightsOn").people()).isZero();
        usual(1);
        assertThat(texts("LightsOn")).containsExactly("No more waiting");
    }

    @Test
    void fourPeopleAreTooFew() {
        usual(1_000);
        chats(20);
        say(4, "No more waiting");
        assertThat(texts("LightsOn")).isEmpty();
        say(1, "No more waiting");
        assertThat(texts("LightsOn")).containsExactly("No more waiting");
    }

    @Test
    void aPersonCountsOnceHoweverOftenSheSaysIt() {
        usual(1_000);
        chats(20);
        say(4, "No more waiting");
        for (int i = 0; i < 50; i++) {
            wave.add(new TellingPhrases.Post(1_000_000, "", chatter() + ". No more waiting", "en", 1));
        }
        assertThat(found("LightsOn").phrases())
                .singleElement()
                .satisfies(each -> assertThat(each.people()).isEqualTo(5));
        wave.removeFirst();
        wave.removeIf(each -> each.author() == 1_000_000);
        assertThat(texts("LightsOn")).isEmpty();
    }

    /** A crowd that copies a text, with other tags, numbers and a few words changed. */
    @Test
    void copiesCountOnce() {
        usual(400);
        chats(100);
        for (int i = 0; i < 60; i++) {
            wave.add(post(
                    "Vote for Pedro on Sunday because he alone keeps his word to the harbour " + word() + " #v" + i,
                    "",
                    1));
            wave.add(post("Pedro is the best mayor https://pedro.example/" + i, "", 1));
        }
        assertThat(texts("Election")).isEmpty();
    }

    @Test
    void spamSaysNothing() {
        usual(400);
        chats(100);
        for (int i = 0; i < 60; i++) {
            wave.add(post(chatter() + ". RT this and follow me for a DM, golden ticket", "", 1));
        }
        assertThat(texts("Concert")).isEmpty();
    }

    @Test
    void newAccountsCannotMakeAPhraseAlone() {
        usual(400);
        chats(100);
        for (int i = 0; i < 20; i++) {
            wave.add(post(chatter() + ". Golden ticket", "", 0.125));
        }
        assertThat(texts("Concert")).isEmpty();
        for (int i = 0; i < 20; i++) {
            wave.add(post(chatter() + ". Golden ticket", "", 0));
        }
        assertThat(texts("Concert")).isEmpty();
        wave.add(post(chatter() + ". Golden ticket", "", 0.5));
        assertThat(found("Concert").phrases())
                .singleElement()
                .satisfies(each -> assertThat(each.people()).isEqualTo(21));
    }

    @Test
    void aPhraseOfOneServerIsNotOneOfAWaveOfMany() {
        usual(400);
        for (int i = 0; i < 100; i++) {
            wave.add(post(chatter(), i % 2 == 0 ? "a.example" : "b.example", 1));
        }
        for (int i = 0; i < 20; i++) {
            wave.add(post(chatter() + ". Golden ticket", "a.example", 1));
        }
        assertThat(texts("Concert")).isEmpty();
        wave.add(post(chatter() + ". Golden ticket", "b.example", 1));
        assertThat(texts("Concert")).containsExactly("Golden ticket");
    }

    @ParameterizedTest
    @CsvSource({
        "MillionPeopleMarch, Million People March",
        "MillionPeopleMarch, people march",
        "millionpeoplemarch, million people march",
        "million_people_march, Million People",
        "MillionPeopleMarch, join the million people march",
        "March, the march",
        "metoo, me too",
    })
    void theTagAndItsWordsAreNoPhrases(String tag, String said) {
        usual(400);
        chats(100);
        say(30, said + " #" + tag);
        assertThat(texts(tag)).isEmpty();
    }

    @Test
    void aPhraseMayHaveAWordOfTheTag() {
        usual(400);
        chats(100);
        say(30, "Flood warning");
        assertThat(texts("Flood")).containsExactly("Flood warning");
        assertThat(texts("storm")).containsExactly("Flood warning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@goldenticket @golden",
                "https://golden.example/ticket",
                "golden.example/ticket",
                "golden@ticket.example",
                "0917 555 1234",
                "+63-917-555-1234",
                "555 1234",
                "1234567",
                "#golden #ticket",
                "follow for follow",
            })
    void namesAddressesNumbersAndBaitsAreNoPhrases(String said) {
        usual(400);
        chats(100);
        say(30, said);
        assertThat(texts("Concert")).isEmpty();
    }

    @Test
    void slursAreNoPhrasesEvenWhereTheyAreReported() {
        usual(400);
        chats(100);
        // Reported, so that the posts have no penalty and are read.
        say(30, "he called me a faggot");
        assertThat(found("Bullying").people()).isEqualTo(130);
        assertThat(texts("Bullying")).noneMatch(text -> text.contains("faggot")).contains("he called me a");
    }

    @Test
    void ofPhrasesInEachOtherTheLongestThatMostPeopleUseIsTaken() {
        usual(400);
        chats(100);
        say(20, "We want safe streets now");
        say(30, "Here are safe streets");
        assertThat(texts("LightsOn")).contains("safe streets").hasSizeLessThanOrEqualTo(2);
        wave.clear();
        chats(100);
        say(30, "We want safe streets");
        say(4, "Here are safe streets");
        assertThat(texts("LightsOn")).containsExactly("We want safe streets");
    }

    @Test
    void aPhraseIsShownAsMostPeopleWriteIt() {
        usual(400);
        chats(100);
        say(12, "Luneta Park");
        say(9, "luneta park");
        say(3, "LUNETA PARK");
        assertThat(found("Rally").phrases())
                .singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo("Luneta Park"))
                .satisfies(each -> assertThat(each.people()).isEqualTo(24));
    }

    /** A wave in a language that few used before: its usual words must not gain. */
    @Test
    void languagesAreComparedWithThemselves() {
        usual(400);
        for (int i = 0; i < 60; i++) {
            before.add(new TellingPhrases.Post(++people, "", spanish(), "es-MX", 1));
            wave.add(new TellingPhrases.Post(++people, "", spanish(), "es", 1));
        }
        assertThat(texts("Marcha")).isEmpty();
        for (int i = 0; i < 20; i++) {
            wave.add(new TellingPhrases.Post(++people, "", spanish() + ": ni una menos", "es", 1));
        }
        assertThat(texts("Marcha")).containsExactly("ni una menos");
        assertThat(found("Marcha").before()).isEqualTo(60);
    }

    private String spanish() {
        return "el " + word() + " de la " + word() + " " + word() + " y no es que " + word() + " lo " + word();
    }

    @ParameterizedTest
    @CsvSource({"余震が続く, 昨日", "还我公道, 今天", "ขอความเป็นธรรม, วันนี้"})
    void scriptsWithoutSpaces(String phrase, String word) {
        List<String> letters = phrase.startsWith("ข")
                ? List.of("กิน", "ข้าว", "บ้าน", "รถ", "ฝน", "ตก", "แมว", "นอน", "ดี", "มาก", "ไป", "ตลาด")
                : List.of("山", "川", "花", "月", "犬", "猫", "雨", "雪", "空", "海", "道", "家");
        IntStream.range(0, 300)
                .forEach(_ -> before.add(new TellingPhrases.Post(++people, "", text(letters, word), "", 1)));
        IntStream.range(0, 80)
                .forEach(_ -> wave.add(new TellingPhrases.Post(++people, "", text(letters, word), "", 1)));
        IntStream.range(0, 20)
                .forEach(_ -> wave.add(
                        new TellingPhrases.Post(++people, "", text(letters, phrase) + text(letters, ""), "", 1)));
        assertThat(texts("tag")).isNotEmpty().allMatch(phrase::contains);
        assertThat(texts("tag").getFirst().length()).isGreaterThanOrEqualTo(Math.min(4, phrase.length()));
    }

    private String text(List<String> letters, String end) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 4 + random.nextInt(4)).forEach(_ -> text.append(pick(letters)));
        return text.append(end).toString();
    }

    @Test
    void theOrderOfPostsOfBeforeDoesNotMatter() {
        usual(300);
        chats(100);
        say(12, "No more waiting");
        say(15, "Luneta Park");
        TellingPhrases.Found found = found("Rally");
        List<TellingPhrases.Post> reversed = new ArrayList<>(before.reversed());
        assertThat(TellingPhrases.in(wave, reversed, List.of("Rally"), 3)).isEqualTo(found);
    }

    /** The example of Dunning's paper is no table of people; this is a table worked out by hand. */
    @Test
    void theGainIsTheLogLikelihoodRatio() {
        assertThat(TellingPhrases.gain(10, 100, 10, 100)).isCloseTo(0, within(1e-9));
        // 2·(30 ln(30/20) + 10 ln(10/20) + 70 ln(70/80) + 90 ln(90/80))
        assertThat(TellingPhrases.gain(30, 100, 10, 100)).isCloseTo(12.972, within(0.01));
    }
}
