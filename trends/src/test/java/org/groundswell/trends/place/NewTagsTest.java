package org.groundswell.trends.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.junit.jupiter.api.Test;

class NewTagsTest {
    private static final int DAYS = 60;

    @Test
    void whereNewTagsAreRareFivePeopleAreEnough() {
        assertThat(new NewTags().isKnown()).isFalse();
        assertThat(after(0, 0.5).needed(3)).isEqualTo(5);
        assertThat(after(0, 0.5).isKnown()).isTrue();
    }

    /** The size that is reached by chance 0.2 times a day, give or take one. */
    @Test
    void whereCirclesOfFriendsMakeTagsMorePeopleAreNeeded() {
        for (int perDay : new int[] {3, 24, 192, 1_440}) {
            for (double rate : new double[] {0.3, 0.5, 0.7}) {
                // Tags of three people and more; those of n and more are perDay · rate^(n − 3).
                int right = 5;
                while (perDay * Math.pow(rate, right - 3) > 0.2) {
                    right++;
                }
                assertThat(after(perDay, rate).needed(3))
                        .as("%d a day, falling by %s", perDay, rate)
                        .isBetween(Math.max(5, right - 1 - right / 10), Math.min(32, right + 1 + right / 5));
            }
        }
    }

    @Test
    void realWavesDoNotRaiseIt() {
        NewTags tags = new NewTags();
        for (int day = 0; day < DAYS; day++) {
            for (int size = 8; size < 32; size++) {
                tags.add(size, 3);
            }
            tags.endDay();
        }
        assertThat(tags.needed(3)).isEqualTo(5);
        assertThat(tags.needed(5)).isEqualTo(5);
    }

    /** Five friends can make as many tags of three, four and five people as they like: that says nothing about larger ones. */
    @Test
    void aFewFriendsDoNotRaiseItBeyondTheirNumber() {
        for (int perDay : new int[] {1, 3, 100}) {
            NewTags tags = new NewTags();
            for (int day = 0; day < DAYS; day++) {
                for (int size = 3; size <= 5; size++) {
                    tags.add(size, perDay);
                }
                tags.endDay();
            }
            assertThat(tags.needed(3)).as("%d of each size a day", perDay).isEqualTo(6);
        }
    }

    @Test
    void theSameIsNeededAfterARestart() throws IOException, CheckpointException {
        NewTags tags = after(24, 0.6);
        var bytes = new ByteArrayOutputStream();
        CheckpointOutput out = new CheckpointOutput(bytes);
        tags.save(out);
        out.finish();

        NewTags restored = new NewTags(new CheckpointInput(ByteBuffer.wrap(bytes.toByteArray())));

        assertThat(restored.needed(3)).isEqualTo(tags.needed(3));
    }

    @Test
    void aTagThatGrowsIsCountedOnceWithItsLargestSize() {
        NewTagCounts counts = new NewTagCounts();
        counts.grew(0, 0, 3);
        counts.grew(0, 3, 4);
        counts.grew(7, 0, 5);
        counts.pause(true);
        counts.grew(0, 4, 9);
        counts.pause(false);

        var changes = counts.drain();
        assertThat(changes.get(0)).containsEntry(4, 1).containsEntry(3, 0).doesNotContainKey(9);
        assertThat(changes.get(7)).containsEntry(5, 1);
        assertThat(counts.drain()).isEmpty();
    }

    private static NewTags after(int perDay, double rate) {
        Random random = new Random(perDay);
        NewTags tags = new NewTags();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < perDay; i++) {
                int size = 3;
                while (random.nextDouble() < rate) {
                    size++;
                }
                tags.add(size, 1);
            }
            tags.endDay();
        }
        return tags;
    }
}
