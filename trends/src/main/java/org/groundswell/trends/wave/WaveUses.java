package org.groundswell.trends.wave;

import java.util.Arrays;
import java.util.TreeMap;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Whereabouts;

/**
 * All posts of a tag in the order of time, as columns: author, minute, place, boosts. Memory: 26 bytes a post and about
 * 40 a person. Counting a million posts takes some hundredths of a second. A post newer than all others is appended;
 * late posts and deletions are collected, and merged in before the next count.
 *
 * <p>Posts are identified by ids, which are in the order of time. Not thread-safe.
 */
public final class WaveUses {
    private final PersonIndex people;
    private final TreeMap<Long, Change> changes = new TreeMap<>();
    private long[] posts = new long[16];
    private int[] minutes = new int[16];
    private int[] persons = new int[16];
    private int[] places = new int[16];
    /** Numbers of cells of one degree. */
    private char[] cells = new char[16];

    private int[] boosts = new int[16];
    private boolean anyCells;
    private int size;

    public WaveUses() {
        this.people = new PersonIndex();
    }

    /** A second reference to the same columns, before they are replaced. */
    private WaveUses(WaveUses same) {
        people = same.people;
        posts = same.posts;
        minutes = same.minutes;
        persons = same.persons;
        places = same.places;
        cells = same.cells;
        boosts = same.boosts;
        size = same.size;
    }

    /** A pending change of a post; {@code there} is false for a deletion. */
    private record Change(boolean there, int minute, int person, int place, char cell, int boosts) {
        Change boosted(int now) {
            return new Change(there, minute, person, place, cell, Math.max(0, now));
        }
    }

    private static final Change GONE = new Change(false, 0, 0, 0, (char) 0, 0);

    /** Adds a post without coordinates, or replaces it but keeps its boosts. */
    public void put(long post, long at, long person, String country, String language, int boosted) {
        put(post, at, person, country, language, 0, boosted);
    }

    /**
     * Adds a post, or replaces it but keeps its boosts.
     *
     * @param post its id
     * @param at when it was posted, milliseconds since the epoch
     * @param person a number that identifies the account
     * @param country ISO 3166-1 alpha-2; empty, or anything else, if unknown
     * @param language ISO 639; empty, or anything else, if unknown
     * @param cell the number of its {@link org.groundswell.trends.model.DegreeCell}; 0 if unknown
     * @param boosted how often it was boosted, if it is new
     */
    public void put(long post, long at, long person, String country, String language, int cell, int boosted) {
        anyCells |= cell != 0;
        int minute = Math.toIntExact(Math.floorDiv(at, 60_000L));
        int number = people.number(person);
        int place = Place.whereabouts(country, language);
        if (size == 0 || post > posts[size - 1]) {
            if (changes.isEmpty() || changes.lastKey() < post) {
                append(post, minute, number, place, (char) cell, boosted);
                return;
            }
        }
        Change pending = changes.get(post);
        int before = Arrays.binarySearch(posts, 0, size, post);
        int kept = pending != null ? pending.boosts() : before < 0 ? boosted : boosts[before];
        changes.put(post, new Change(true, minute, number, place, (char) cell, kept));
    }

    /** Removes a post, if it is there. */
    public void remove(long post) {
        changes.put(post, GONE);
    }

    /** Adds to a post's boosts; a negative number subtracts. Returns false if there is no such post. */
    public boolean boost(long post, int more) {
        Change change = changes.get(post);
        if (change != null) {
            if (change.there()) {
                changes.put(post, change.boosted(change.boosts() + more));
            }
            return change.there();
        }
        int i = Arrays.binarySearch(posts, 0, size, post);
        if (i >= 0) {
            boosts[i] = Math.max(0, boosts[i] + more);
        }
        return i >= 0;
    }

    /**
     * Sets a person's properties.
     *
     * @param origin a number for the server the person is at; 0 for this one
     * @param followers how many followers the person has
     */
    public void describe(long person, int origin, boolean bot, int followers) {
        people.describe(people.number(person), origin, bot, followers);
    }

    /** Whether the person has a post here, or has had {@link #describe} called. */
    public boolean knows(long person) {
        return people.has(person);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many posts there are. */
    public int size() {
        mergeChanges();
        return size;
    }

    /**
     * The posts before one, to be read before these are changed. Their boosts, and the properties of people, are those of
     * now.
     *
     * @param post the id of the first post left out
     */
    public WaveUses before(long post) {
        mergeChanges();
        WaveUses earlier = new WaveUses(this);
        int found = Arrays.binarySearch(posts, 0, size, post);
        earlier.size = found < 0 ? -found - 1 : found;
        return earlier;
    }

    /** The id of a post by its index in the order of time. */
    public long post(int i) {
        return posts[i];
    }

    /** The author of a post, as passed to {@link #put}. */
    public long person(int i) {
        return people.id(persons[i]);
    }

    /** The minute of a post, since the epoch. */
    public int minute(int i) {
        return minutes[i];
    }

    /** How often a post was boosted. */
    public int boosts(int i) {
        return boosts[i];
    }

    /** The index of the first post that is not before a minute; {@link #size} if there is none. */
    public int firstFrom(int minute) {
        mergeChanges();
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (minutes[middle] < minute) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Distinct people among the posts from one index (inclusive) to another (exclusive). */
    public int people(int from, int to) {
        mergeChanges();
        boolean[] seen = new boolean[people.size()];
        int distinct = 0;
        for (int i = from; i < to; i++) {
            if (!seen[persons[i]]) {
                seen[persons[i]] = true;
                distinct++;
            }
        }
        return distinct;
    }

    /** How many people were ever added; every {@link #personNumber} is below this. */
    int peopleEver() {
        return people.size();
    }

    /** The dense number of the author of a post. */
    int personNumber(int i) {
        return persons[i];
    }

    int country(int i) {
        return Whereabouts.country(places[i]);
    }

    int language(int i) {
        return Whereabouts.language(places[i]);
    }

    int cell(int i) {
        return cells[i];
    }

    /** Whether a post with a cell was ever added. */
    boolean hasCells() {
        return anyCells;
    }

    /** The person with a dense number, as passed to {@link #put}. */
    long personOf(int personNumber) {
        return people.id(personNumber);
    }

    int reach(int personNumber) {
        return people.reach(personNumber);
    }

    int origin(int personNumber) {
        return people.origin(personNumber);
    }

    boolean isBot(int personNumber) {
        return people.isBot(personNumber);
    }

    private void append(long post, int minute, int person, int place, char cell, int boosted) {
        if (size == posts.length) {
            int length = size + (size >> 1);
            posts = Arrays.copyOf(posts, length);
            minutes = Arrays.copyOf(minutes, length);
            persons = Arrays.copyOf(persons, length);
            places = Arrays.copyOf(places, length);
            cells = Arrays.copyOf(cells, length);
            boosts = Arrays.copyOf(boosts, length);
        }
        posts[size] = post;
        minutes[size] = minute;
        persons[size] = person;
        places[size] = place;
        cells[size] = cell;
        boosts[size] = boosted;
        size++;
    }

    /** Merges in late posts and deletions. */
    private void mergeChanges() {
        if (changes.isEmpty()) {
            return;
        }
        WaveUses old = new WaveUses(this);
        int length = Math.max(16, old.size + changes.size());
        posts = new long[length];
        minutes = new int[length];
        persons = new int[length];
        places = new int[length];
        cells = new char[length];
        boosts = new int[length];
        size = 0;
        int next = 0;
        for (var changed : changes.entrySet()) {
            long post = changed.getKey();
            int to = Arrays.binarySearch(old.posts, next, old.size, post);
            int end = to < 0 ? -to - 1 : to;
            copy(old, next, end);
            next = to < 0 ? end : end + 1;
            Change change = changed.getValue();
            if (change.there()) {
                append(post, change.minute(), change.person(), change.place(), change.cell(), change.boosts());
            }
        }
        copy(old, next, old.size);
        changes.clear();
    }

    private void copy(WaveUses old, int from, int to) {
        int count = to - from;
        System.arraycopy(old.posts, from, posts, size, count);
        System.arraycopy(old.minutes, from, minutes, size, count);
        System.arraycopy(old.persons, from, persons, size, count);
        System.arraycopy(old.places, from, places, size, count);
        System.arraycopy(old.cells, from, cells, size, count);
        System.arraycopy(old.boosts, from, boosts, size, count);
        size += count;
    }
}
