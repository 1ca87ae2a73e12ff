package org.groundswell.trends.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The selection covers each theme, has no author twice, and not only the most boosted posts. */
class SelectionTest {
    private static final long NOW = 1_400_000_000_000L;
    private static final List<String> BUS = List.of(
            "A stranger followed me off the bus and I walked past my own house so he would not know it",
            "On the night bus I sit next to the driver because of what happened to me there last winter",
            "The bus driver laughed when I told him the man had touched me on the bus",
            "I take a later bus every evening since a stranger waited for me at the stop");
    private static final List<String> WORK = List.of(
            "My boss asked in the interview whether I planned children and the others at work laughed",
            "At work my idea was ignored in the meeting until a colleague repeated it",
            "They pay me less at work than the man I trained for the same office",
            "The office manager says smile more, every morning at work");

    private static final List<String> SYLLABLES =
            List.of("ba", "ko", "ri", "tem", "sul", "ne", "dor", "mi", "pal", "gu", "ves", "lan", "fo", "ti", "har");

    private final List<Candidate> posts = new ArrayList<>();

    @Test
    void eachThemeIsCovered() {
        BUS.forEach(text -> post(text, 100, 2));
        WORK.forEach(text -> post(text, 100, 2));
        List<Chosen> chosen = chosen(2);
        assertThat(chosen).hasSize(2);
        assertThat(chosen.stream().filter(each -> BUS.contains(each.post().text())))
                .hasSize(1);
        assertThat(chosen.stream().filter(each -> WORK.contains(each.post().text())))
                .hasSize(1);
        assertThat(chosen.getFirst().shows()).isBetween(0.0, 1.0);
    }

    @Test
    void noAuthorAndNoTextIsChosenTwice() {
        for (int i = 0; i < 6; i++) {
            posts.add(new Candidate(i, 7, NOW - 1_000, BUS.get(i % 4) + " again " + i, "US", "en", 10, 5, 1));
        }
        for (int i = 0; i < 6; i++) {
            post(WORK.getFirst() + "!".repeat(i), 100, 3);
        }
        assertThat(chosen(5)).hasSize(2);
    }

    @Test
    void accountsWithManyFollowersTakeHalfOfThePlacesAtMost() {
        for (int i = 0; i < 4; i++) {
            post(BUS.get(i), 1_000_000, 90_000);
            post(WORK.get(i), 50, 1);
        }
        List<Chosen> chosen = chosen(4);
        assertThat(chosen).hasSize(4);
        assertThat(chosen.stream().filter(each -> each.post().reach() > 50).count())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void countriesAndLanguagesAreBalanced() {
        for (int i = 0; i < 4; i++) {
            post(BUS.get(i), 100, 2);
        }
        posts.add(new Candidate(
                90,
                90,
                NOW - 2_000,
                "Me siguió un hombre desde la parada y no dije nada en casa",
                "MX",
                "es",
                100,
                2,
                1));
        assertThat(chosen(2)).anyMatch(each -> each.post().country().equals("MX"));
    }

    @Test
    void theOrderMakesNoDifferenceAndStrangersWeighLess() {
        BUS.forEach(text -> post(text, 100, 2));
        WORK.forEach(text -> post(text, 300, 4));
        posts.add(new Candidate(99, 99, NOW - 500, "Buy my course about buses and work and success", "", "", 1, 0, 0));
        List<Chosen> before = chosen(3);
        Collections.shuffle(posts, new Random(4));
        assertThat(chosen(3)).isEqualTo(before);
        assertThat(before).noneMatch(each -> each.post().id() == 99);
    }

    /** A boxing night: of six posts chosen from such a mixture, two were spam. */
    @Test
    void ofANightFullOfSpamNoneIsChosen() {
        honestPosts(60);
        List<String> spam = List.of(
                "🔴 LIVE #fight #boxing #ppv #vegas #MayweatherPacquiao",
                "🔴 LIVE https://short.example/fight",
                "RT this and follow me for a DM #fight",
                "Watch the full fight free in HD, link in bio #fight",
                "#fight #boxing #love #instagood #viral #fyp",
                "DM me to earn $500 a day from the fight",
                "Double your bitcoin tonight, bet on the fight: https://short.example/bet",
                "Retweet and follow for a chance to win gloves #fight",
                "https://short.example/shop #fight",
                "Assistir a luta ao vivo grátis em HD, link na bio",
                "Sorteo: haz RT y sígueme, guantes firmados #fight",
                "📺 Live stream free HD here https://short.example/tv #fight");
        for (String text : spam) {
            post(text, 900, 50_000);
        }
        Selection selection = new Selection(posts, NOW);
        assertThat(selection.best(6))
                .hasSize(6)
                .noneMatch(each -> spam.contains(each.post().text()));
        assertThat(selection.assessments())
                .allSatisfy(each -> assertThat(each.isWeighedDown())
                        .isEqualTo(spam.contains(each.post().text())));
    }

    /** Two hundred variants of an advertisement resemble one another more than anything else does. */
    @Test
    void manySimilarAdvertisementsAreNoTheme() {
        honestPosts(12);
        for (int i = 0; i < 200; i++) {
            post("Good evening fight fans " + i + " #fight #love #viral #fyp #x" + i, 100, 2);
        }
        assertThat(chosen(6)).hasSize(6).allMatch(each -> each.post().id() <= 12);
    }

    @Test
    void ofCopiesWithThreeOfSeventeenWordsChangedOneIsChosen() {
        String text = "Our river is black since the mine opened and nobody from the ministry has ever come here";
        List<String> other = List.of("lake", "brown", "plant", "began", "office", "once", "today", "village");
        String[] words = text.split(" ", -1);
        assertThat(words).hasSize(17);
        Random random = new Random(5);
        for (int i = 0; i < 30; i++) {
            String[] copy = words.clone();
            for (int change = 0; change < 3; change++) {
                copy[random.nextInt(copy.length)] = other.get(random.nextInt(other.size()));
            }
            post(String.join(" ", copy), 100, 2);
        }
        post(text, 100, 2_000);
        BUS.forEach(each -> post(each, 100, 2));
        Selection selection = new Selection(posts, NOW);
        assertThat(selection.best(6).stream().filter(each -> each.post().id() <= 31))
                .extracting(each -> each.post().text())
                .containsExactly(text);
        assertThat(selection.assessments().stream()
                        .filter(each -> each.penalties().contains(Penalty.NEAR_COPY)))
                .hasSize(30)
                .allMatch(each -> each.post().id() <= 30 && each.weight() == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", textBlock = """
            Me too.                                         | Me too!
            Rest in peace, you are missed                   | Rest in peace, you will be missed
            When injustice becomes law resistance becomes duty. My union is on strike since Monday for our pay | \
            When injustice becomes law resistance becomes duty. I teach and my school has no heating this winter
            The bus driver laughed when I told him about the man on the bus | \
            I told my teacher about the man on the bus and my teacher called the police
            """)
    void whatMayBeSaidIndependentlyIsNoCopy(String one, String other) {
        post(one, 100, 2);
        post(other, 100, 2);
        assertThat(new Selection(posts, NOW).assessments()).noneMatch(Assessment::isWeighedDown);
    }

    @Test
    void regionsOfALanguageAreOneGroup() {
        List<String> languages = List.of("en-US", "en-GB", "en-AU", "en");
        for (int i = 0; i < 4; i++) {
            posts.add(new Candidate(i, i, NOW - 1_000, BUS.get(i), "", languages.get(i), 100, 2, 1));
        }
        posts.add(new Candidate(9, 9, NOW - 1_000, "Um homem me seguiu do ponto", "", "pt", 100, 2, 1));
        assertThat(chosen(2)).anyMatch(each -> each.post().language().equals("pt"));
    }

    /** Also if spam, copies and ties are among the candidates. */
    @Test
    void assessmentsDoNotDependOnTheOrder() {
        honestPosts(20);
        for (int i = 0; i < 20; i++) {
            post(i % 2 == 0 ? BUS.getFirst() : "RT and follow me, friends " + i, 100, 5);
        }
        Selection before = new Selection(posts, NOW);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(posts, new Random(seed));
            Selection shuffled = new Selection(posts, NOW);
            assertThat(shuffled.assessments()).isEqualTo(before.assessments());
            assertThat(shuffled.best(6)).isEqualTo(before.best(6));
        }
    }

    @Test
    void noCandidatesAndTextsWithoutWordsAreHandled() {
        assertThat(chosen(3)).isEmpty();
        post("#YesAllWomen", 5, 0);
        post("น้ำท่วมบ้านฉัน #น้ำท่วม", 5, 0);
        post("地震がありました #地震", 5, 0);
        assertThat(chosen(3)).hasSize(3);
    }

    /** Posts in different words; the same ones each time. */
    private void honestPosts(int count) {
        Random random = new Random(11);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder("I saw");
            for (int word = 0; word < 12; word++) {
                text.append(' ').append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
                text.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            post(text + " #fight", 100 + random.nextInt(2_000), random.nextInt(20));
        }
    }

    private void post(String text, long reach, long answered) {
        long id = posts.size() + 1L;
        posts.add(new Candidate(id, 1_000 + id, NOW - id * 60_000, text, "US", "en", reach, answered, 1));
    }

    private List<Chosen> chosen(int count) {
        return new Selection(posts, NOW).best(count);
    }
}
