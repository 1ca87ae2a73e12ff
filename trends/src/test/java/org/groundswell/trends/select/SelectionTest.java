package org.groundswell.trends.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

    @Test
    void noCandidatesAndTextsWithoutWordsAreHandled() {
        assertThat(chosen(3)).isEmpty();
        post("#YesAllWomen", 5, 0);
        post("น้ำท่วมบ้านฉัน #น้ำท่วม", 5, 0);
        post("地震がありました #地震", 5, 0);
        assertThat(chosen(3)).hasSize(3);
    }

    private void post(String text, long reach, long answered) {
        long id = posts.size() + 1L;
        posts.add(new Candidate(id, 1_000 + id, NOW - id * 60_000, text, "US", "en", reach, answered, 1));
    }

    private List<Chosen> chosen(int count) {
        return new Selection(posts, NOW).best(count);
    }
}
