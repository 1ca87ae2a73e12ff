package org.groundswell.trends.engine;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.Window;

/**
 * The distinct people who deleted posts with a tag, each counted in one minute of the last six hours: somebody who posts
 * and deletes again and again is one.
 */
final class Deleters {
    private final People people;
    private final MinuteCounts counts;

    /** @param mostPeople from how many people on only a sample is kept */
    Deleters(int minute, int mostPeople) {
        people = new People(mostPeople);
        counts = new MinuteCounts(minute);
    }

    /** Restores what {@link #save} wrote. */
    Deleters(int mostPeople, CheckpointInput in) throws CheckpointException {
        people = new People(mostPeople, in);
        counts = new MinuteCounts(in);
    }

    void save(CheckpointOutput out) throws IOException {
        people.save(out);
        counts.save(out);
    }

    /**
     * Adds a person.
     *
     * @param minute in which the person is counted, if not in a later one
     * @param now the current minute
     */
    void add(long person, int minute, int now) {
        people.add(person, minute, 0, 0, 0, now, (from, _, _, to, _, _) -> {
            if (from != People.NOWHERE) {
                counts.add(from, -1, 0);
            }
            if (to != People.NOWHERE) {
                counts.add(to, 1, 0);
            }
        });
    }

    void advanceTo(int minute) {
        counts.advanceTo(minute);
    }

    /** How many there are in the last six hours. */
    int count() {
        return counts.people(Window.SIX_HOURS) << people.sampling();
    }

    /** How many there are in a minute, the one before and the next. */
    int around(int minute) {
        return (counts.peopleIn(minute - 1) + counts.peopleIn(minute) + counts.peopleIn(minute + 1))
                << people.sampling();
    }
}
