package org.groundswell.trends.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HourTableTest {
    /** A table, filled at random, has what a map of the same hours has. */
    @Test
    void theHoursOfTheLastFiveWeeksAreKept() {
        Random random = new Random(1);
        HourTable table = new HourTable();
        TreeMap<Integer, int[]> right = new TreeMap<>();
        int hour = 490_000;
        for (int i = 0; i < 5_000; i++) {
            hour += 1 + (random.nextInt(20) == 0 ? random.nextInt(300) : random.nextInt(2));
            int people = random.nextInt(3) == 0 ? 0 : random.nextInt(HourTable.MOST + 1);
            int most = Math.min(HourTable.MOST, people + random.nextInt(9));
            boolean ignored = random.nextInt(10) == 0;
            table.add(hour, people, most, ignored);
            if (people > 0 || most > 0 || ignored) {
                right.put(hour, new int[] {people, most, ignored ? 1 : 0});
            }
            right.headMap(hour - HourTable.KEPT, true).clear();
            if (i % 100 == 0) {
                assertThat(recent(table, hour)).usingRecursiveComparison().isEqualTo(right);
            }
        }
        assertThat(table.bytes()).isLessThan(40 + HourTable.KEPT * 16);
    }

    @Test
    void whatIsTooLargeIsKeptAsTheLargest() {
        HourTable table = new HourTable();
        table.add(7, Integer.MAX_VALUE, Integer.MAX_VALUE, false);

        assertThat(table.hour(0)).isEqualTo(7);
        assertThat(table.people(0)).isEqualTo(HourTable.MOST);
        assertThat(table.most(0)).isEqualTo(HourTable.MOST);
        assertThat(table.isIgnored(0)).isFalse();
    }

    @Test
    void theDaysOfTheLastTenWeeksAreKept() {
        DayTable days = new DayTable();
        for (int day = 20_000; day < 20_300; day += 2) {
            days.add(day * 24 + 5, 3, 4);
            days.add(day * 24 + 9, 7, 8);
            days.add(day * 24 + 20, 1, 1);
        }
        for (int day = 20_240; day < 20_300; day++) {
            int found = days.find(day);
            assertThat(found >= 0).as("day %d", day).isEqualTo(day % 2 == 0);
            if (found >= 0) {
                assertThat(days.total(found)).isEqualTo(11);
                assertThat(days.most(found)).isEqualTo(8);
            }
        }
        assertThat(days.bytes()).isLessThan(40 + 71 * 8);
    }

    private static TreeMap<Integer, int[]> recent(HourTable table, int now) {
        TreeMap<Integer, int[]> recent = new TreeMap<>();
        for (int i = 0; i < table.size(); i++) {
            if (table.hour(i) > now - HourTable.KEPT) {
                recent.put(table.hour(i), new int[] {table.people(i), table.most(i), table.isIgnored(i) ? 1 : 0});
            }
        }
        return recent;
    }
}
