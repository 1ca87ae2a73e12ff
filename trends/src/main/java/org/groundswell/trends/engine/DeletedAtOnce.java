package org.groundswell.trends.engine;

import java.io.IOException;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.model.Window;

/**
 * Counts the people who themselves deleted their posts with a tag within six hours, presumably posted only to be counted, and decides
 * who of the tag's people doesn't count because of them.
 *
 * <p>Known people go on counting as long as they are many beside those who deleted: otherwise an attacker could suppress a
 * tag by posting and deleting. They don't where most of the known people have deleted their posts, in all or among those
 * who posted in the same minute: a crowd that everybody trusts was bought, too.
 */
final class DeletedAtOnce {
    /** A stranger who deleted a post within this many minutes is remembered. */
    private static final int AT_ONCE = 5;

    private static final int FEWEST = 10;
    private static final double SHARE = 0.3;
    /** Known people count beside strangers who deleted if they are a quarter as many, or this many. */
    private static final int ENOUGH_KNOWN = 50;

    private static final int STRANGERS_TO_ONE_KNOWN = 4;
    /** The least number of known people who deleted their posts of three minutes for the middle one to be suspicious. */
    private static final int FEWEST_KNOWN = 5;

    /** Strangers, by the minute they last deleted a post in. */
    private final Deleters strangers;
    /** Known people, by the minute that the newest of the posts they deleted was written in. */
    private final Deleters known;

    /** @param mostPeople from how many people on only a sample is kept */
    DeletedAtOnce(int minute, int mostPeople) {
        strangers = new Deleters(minute, mostPeople);
        known = new Deleters(minute, mostPeople);
    }

    /** Restores what {@link #save} wrote. */
    DeletedAtOnce(int mostPeople, CheckpointInput in) throws CheckpointException {
        strangers = new Deleters(mostPeople, in);
        known = new Deleters(mostPeople, in);
    }

    void save(CheckpointOutput out) throws IOException {
        strangers.save(out);
        known.save(out);
    }

    /** Whose posts don't count. */
    enum Excluded {
        NOBODY,
        STRANGERS,
        EVERYBODY
    }

    /** Whether a use whose author deletes it at this minute is looked at here. */
    static boolean matches(Use use, int minute) {
        return minute - use.minute() <= Window.SIX_HOURS.minutes();
    }

    /** Whether its author is to be remembered: a stranger who deleted the post within minutes. */
    static boolean isThrowaway(Use use, int minute) {
        return isByStranger(use) && minute - use.minute() <= AT_ONCE;
    }

    /** Whether a use is by somebody who isn't known. */
    static boolean isByStranger(Use use) {
        return use.account().trust() < AccountTraits.FULL;
    }

    /** Adds the author of a post who deletes it at this minute. */
    void add(Use use, int minute) {
        if (isByStranger(use)) {
            strangers.add(use.person(), minute, minute);
        } else {
            known.add(use.person(), use.minute(), minute);
        }
    }

    void advanceTo(int minute) {
        strangers.advanceTo(minute);
        known.advanceTo(minute);
    }

    /** How many strangers deleted their posts in the last six hours. */
    int strangers() {
        return strangers.count();
    }

    /** Whether nobody deleted a post in the last six hours. */
    boolean isEmpty() {
        return strangers.count() == 0 && known.count() == 0;
    }

    /**
     * Whose posts don't count because of what was deleted in the last six hours.
     *
     * @param left people of the last six hours whose posts are still there
     * @param knownLeft how many of them are known
     */
    Excluded excluded(int left, int knownLeft) {
        int knownDeleted = known.count();
        if (knownDeleted >= FEWEST && knownDeleted >= left) {
            return Excluded.EVERYBODY;
        }
        int deleted = strangers.count();
        if (deleted < FEWEST || deleted < SHARE * (deleted + left)) {
            return Excluded.NOBODY;
        }
        boolean enough = knownLeft >= Math.min(ENOUGH_KNOWN, deleted / STRANGERS_TO_ONE_KNOWN);
        return enough ? Excluded.STRANGERS : Excluded.EVERYBODY;
    }

    /**
     * Whether at least half of the people who posted in a minute, the one before and the next were known and deleted their
     * posts at once: then nobody whose last post is of that minute counts.
     *
     * @param left the people whose posts are still there
     * @param scale how many people each of these stands for
     */
    boolean isSuspicious(int minute, MinuteCounts left, int scale) {
        int deleted = known.around(minute);
        int there = left.peopleIn(minute - 1) + left.peopleIn(minute) + left.peopleIn(minute + 1);
        return deleted >= FEWEST_KNOWN && deleted >= there * scale;
    }
}
