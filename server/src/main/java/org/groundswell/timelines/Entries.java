package org.groundswell.timelines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;

/**
 * The newest entries of a home or list timeline, a limited number in 16 bytes each: every entry above a lower bound, the
 * floor. A page that needs an entry at or below the floor can't be read from here. Not thread-safe.
 *
 * <p>Pages follow the rule of {@link HomeTimeline}: a boost is left out if the post, or an earlier boost of it, is among the
 * {@value HomeTimeline#LOOKED_BACK} entries before it.
 */
final class Entries {
    /**
     * An entry of a timeline.
     *
     * @param post the post it shows: itself, or what it boosts
     */
    record Entry(long id, long post) {
        boolean isBoost() {
            return id != post;
        }
    }

    // Ascending.
    private long[] ids;
    private long[] posts;
    /** Whether a copy has the same arrays. They aren't changed then: whichever changes first gets its own. */
    private boolean shared;

    private int size;
    private long floor;
    private final int kept;

    /**
     * @param newestFirst the entries above the floor, complete
     * @param floor the lower bound; 0 if there are no older entries at all
     * @param kept the number of entries that are left when there are a quarter more
     */
    Entries(List<Entry> newestFirst, long floor, int kept) {
        this.kept = kept;
        this.size = newestFirst.size();
        this.floor = floor;
        this.ids = new long[size];
        this.posts = new long[size];
        for (int i = 0; i < size; i++) {
            Entry entry = newestFirst.get(size - 1 - i);
            ids[i] = entry.id();
            posts[i] = entry.post();
        }
    }

    private Entries(Entries other) {
        this.ids = other.ids;
        this.posts = other.posts;
        this.shared = true;
        this.size = other.size;
        this.floor = other.floor;
        this.kept = other.kept;
    }

    /** A copy, which another thread may use. Nothing is copied until one of the two changes. */
    Entries copy() {
        shared = true;
        return new Entries(this);
    }

    /** Adds an entry; false if it is there, or not above the floor. */
    boolean add(Entry entry) {
        if (entry.id() <= floor) {
            return false;
        }
        int found = find(entry.id());
        if (found >= 0) {
            return false;
        }
        int at = -found - 1;
        makeRoom();
        System.arraycopy(ids, at, ids, at + 1, size - at);
        System.arraycopy(posts, at, posts, at + 1, size - at);
        ids[at] = entry.id();
        posts[at] = entry.post();
        size++;
        if (size > most()) {
            dropOldest(size - kept);
        }
        return true;
    }

    private void makeRoom() {
        if (size == ids.length) {
            own(Math.min(most() + 1, Math.max(16, size + size / 4)));
        } else if (shared) {
            own(ids.length);
        }
    }

    /** Replaces the arrays by copies of another length. */
    private void own(int length) {
        ids = Arrays.copyOf(ids, length);
        posts = Arrays.copyOf(posts, length);
        shared = false;
    }

    private int most() {
        return kept + kept / 4;
    }

    private void dropOldest(int count) {
        floor = ids[count - 1];
        size -= count;
        System.arraycopy(ids, count, ids, 0, size);
        System.arraycopy(posts, count, posts, 0, size);
    }

    /** Removes an entry; false if it isn't there. */
    boolean remove(long id) {
        int at = find(id);
        if (at < 0) {
            return false;
        }
        if (shared) {
            own(ids.length);
        }
        size--;
        System.arraycopy(ids, at + 1, ids, at, size - at);
        System.arraycopy(posts, at + 1, posts, at, size - at);
        return true;
    }

    boolean contains(long id) {
        return find(id) >= 0;
    }

    /** Whether an entry with this id would be one of these, and isn't older than they are. */
    boolean covers(long id) {
        return id > floor;
    }

    /** Whether an entry that is there is left out as a repetition, as far as the entries here tell. */
    boolean isRepetition(long id) {
        int at = find(id);
        return at >= 0 && repetition(at) == Repetition.YES;
    }

    int size() {
        return size;
    }

    /** A page, newest first; empty if it needs older entries than there are here. */
    Optional<List<StatusId>> page(Page page) {
        return page.isForward() ? forward(page) : backward(page);
    }

    private Optional<List<StatusId>> backward(Page page) {
        List<StatusId> found = new ArrayList<>();
        int at = firstFrom(page.maxId()) - 1;
        for (; at >= 0 && ids[at] > page.after() && found.size() < page.limit(); at--) {
            if (!show(at, found)) {
                return Optional.empty();
            }
        }
        boolean needsOlder = at < 0 && found.size() < page.limit() && page.after() < floor;
        return needsOlder ? Optional.empty() : Optional.of(found);
    }

    private Optional<List<StatusId>> forward(Page page) {
        if (page.after() < floor) {
            return Optional.empty();
        }
        List<StatusId> found = new ArrayList<>();
        for (int at = firstFrom(page.after() + 1);
                at < size && ids[at] < page.maxId() && found.size() < page.limit();
                at++) {
            if (!show(at, found)) {
                return Optional.empty();
            }
        }
        return Optional.of(found.reversed());
    }

    /** Adds an entry to a page unless it is a repetition; false if that depends on older entries. */
    private boolean show(int at, List<StatusId> page) {
        Repetition repetition = repetition(at);
        if (repetition == Repetition.NO) {
            page.add(new StatusId(ids[at]));
        }
        return repetition != Repetition.UNKNOWN;
    }

    private enum Repetition {
        YES,
        NO,
        UNKNOWN
    }

    private Repetition repetition(int at) {
        if (ids[at] == posts[at]) {
            return Repetition.NO;
        }
        int until = at - HomeTimeline.LOOKED_BACK;
        for (int i = at - 1; i >= Math.max(0, until); i--) {
            if (posts[i] == posts[at]) {
                return Repetition.YES;
            }
        }
        return until < 0 && floor > 0 ? Repetition.UNKNOWN : Repetition.NO;
    }

    /** The index of the first entry with this id or a higher one. */
    private int firstFrom(long id) {
        int at = find(id);
        return at >= 0 ? at : -at - 1;
    }

    private int find(long id) {
        return Arrays.binarySearch(ids, 0, size, id);
    }
}
