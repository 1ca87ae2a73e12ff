package org.groundswell.trends.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.junit.jupiter.api.Test;

class OriginPastTest {
    private static final int VILLAGE = 77;
    private static final int CITY = 78;
    private static final int FIRST = 20_000;

    private final OriginPast past = new OriginPast(FIRST);

    @Test
    void aServerIsAtHomeAfterFiveDaysAndTwoThatDontCountYet() {
        for (int day = 0; day < 7; day++) {
            assertThat(past.isAtHome(VILLAGE, 10)).as("day %d", day).isFalse();
            on(day, VILLAGE, 8);
        }
        past.moveTo(FIRST + 7);
        assertThat(past.isAtHome(VILLAGE, 10)).isTrue();
        assertThat(past.isAtHome(CITY, 10)).isFalse();
    }

    @Test
    void tenTimesAsManyAsUsualAreNotAtHome() {
        for (int day = 0; day < 20; day++) {
            on(day, VILLAGE, 8);
        }
        assertThat(past.isAtHome(VILLAGE, 80)).isTrue();
        assertThat(past.isAtHome(VILLAGE, 81)).isFalse();
    }

    @Test
    void aRaidOfTodayAndYesterdayIsNoPast() {
        for (int day = 0; day < 20; day++) {
            on(day, VILLAGE, day < 18 ? 8 : 500);
        }
        assertThat(past.isAtHome(VILLAGE, 81)).isFalse();
    }

    @Test
    void fewPeopleADayAreNone() {
        for (int day = 0; day < 60; day++) {
            on(day, VILLAGE, 4);
        }
        assertThat(past.isAtHome(VILLAGE, 5)).isFalse();
    }

    @Test
    void whoStaysAwayForMonthsIsForgotten() {
        for (int day = 0; day < 10; day++) {
            on(day, VILLAGE, 20);
        }
        past.moveTo(FIRST + 12);
        assertThat(past.isAtHome(VILLAGE, 30)).isTrue();
        past.moveTo(FIRST + 60);
        assertThat(past.isAtHome(VILLAGE, 30)).isFalse();
    }

    /** The same whether it was asked every day or hadn't been awake for weeks. */
    @Test
    void skippedDaysCountLikeOthers() {
        OriginPast daily = new OriginPast(FIRST);
        for (int day = 0; day < 10; day++) {
            on(day, VILLAGE, 20);
            daily.moveTo(FIRST + day);
            daily.add(VILLAGE, 20);
        }
        for (int day = 10; day <= 40; day++) {
            daily.moveTo(FIRST + day);
        }
        past.moveTo(FIRST + 40);
        for (int people = 1; people < 300; people++) {
            assertThat(past.isAtHome(VILLAGE, people)).isEqualTo(daily.isAtHome(VILLAGE, people));
        }
        assertThat(saved(past)).isEqualTo(saved(daily));
    }

    @Test
    void itIsTheSameAfterARestart() throws CheckpointException {
        for (int day = 0; day < 10; day++) {
            on(day, VILLAGE, 20);
            on(day, CITY, 7);
        }
        OriginPast restored = new OriginPast(new CheckpointInput(ByteBuffer.wrap(saved(past))));
        assertThat(saved(restored)).isEqualTo(saved(past));
        assertThat(restored.isAtHome(CITY, 70)).isTrue();
    }

    private void on(int day, int server, int people) {
        past.moveTo(FIRST + day);
        past.add(server, people);
    }

    private static byte[] saved(OriginPast past) {
        var bytes = new ByteArrayOutputStream();
        try {
            CheckpointOutput out = new CheckpointOutput(bytes);
            past.save(out);
            out.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
