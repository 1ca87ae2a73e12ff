package org.groundswell.trends.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.count.MinuteCounts;
import org.groundswell.trends.count.People;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Window;
import org.groundswell.trends.trust.Audit;
import org.groundswell.trends.trust.Crowd;
import org.groundswell.trends.trust.CrowdAudit;
import org.groundswell.trends.trust.OriginPast;
import org.jspecify.annotations.Nullable;

/**
 * The last audit of a tag's people: why they count for less, and in which country the current wave began. {@link #run}
 * sets in each cell of the tag how much of the people's weight counts.
 */
final class LastAudit {
    private static final int FIRST_PEOPLE = 10;
    private static final int LARGE = 2_000;

    private final Context context;
    private int minute = Integer.MIN_VALUE / 2;
    private int size;
    private List<Discount> discounts = List.of();
    private Place began = Place.WORLD;

    LastAudit(Context context) {
        this.context = context;
    }

    /** Restores what {@link #save} wrote. */
    LastAudit(Context context, CheckpointInput in) throws CheckpointException {
        this.context = context;
        minute = in.number();
        size = in.number();
        List<Discount> kept = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            Discount.Reason reason = in.constant(Discount.Reason.values());
            kept.add(new Discount(reason, in.number(), in.real()));
        }
        discounts = List.copyOf(kept);
        began = Place.ofId(in.number());
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(minute);
        out.number(size);
        out.number(discounts.size());
        for (Discount discount : discounts) {
            out.number(discount.reason().ordinal());
            out.number(discount.people());
            out.real(discount.countedAs());
        }
        out.number(began.id());
    }

    /** Why people were counted as fewer, the reason with the largest effect first. */
    List<Discount> discounts() {
        return discounts;
    }

    /** The country where the current wave began; the world if unknown. */
    Place began() {
        return began;
    }

    /** Ends the current wave, so that the country where the next one begins is determined again. */
    void endWave() {
        began = Place.WORLD;
    }

    /** Whether the last result is recent, for all places, and the number of people has changed by at most 5% since. */
    boolean isCurrent(int people, TagCells cells, int now) {
        // Auditing a large crowd takes long, and the result changes little within a minute unless the crowd grows.
        int lasts = people < LARGE || cells.areUnaudited() ? 1 : Ticks.MINUTES_A_QUARTER;
        return now - minute < lasts && Math.abs(people - size) * 20L <= size;
    }

    /**
     * Audits the people, and sets in each cell how much of their weight counts.
     *
     * @param past from which servers the tag's people came before; null if none came from others
     * @param deleted posts that were deleted at once, because of which others don't count; null if there are none
     * @param burst identifies the tag's activity of this day; accounts found to be bought are remembered with this
     *     number
     * @param isNew whether the wave is new, so that the country where it began has to be determined
     */
    void run(
            People people,
            TagCells cells,
            @Nullable OriginPast past,
            @Nullable DeletedAtOnce deleted,
            long burst,
            boolean isNew,
            int now) {
        minute = now;
        size = people.size();
        Crowd crowd = Crowd.of(people, now, burst);
        CrowdAudit audit = context.audit().of(crowd, past, now);
        Audit.Findings findings = audit.world();
        boolean[] excluded = excluded(crowd, deleted, cells.world().counts(), 1 << people.sampling());
        for (Cell cell : cells.all()) {
            share(cell, crowd, audit.in(cell.place()), excluded, now);
        }
        List<Discount> found = new ArrayList<>(findings.discounts());
        int count = 0;
        for (boolean each : excluded) {
            count += each ? 1 : 0;
        }
        if (count > 0) {
            found.addFirst(new Discount(Discount.Reason.DELETED_AT_ONCE, count, 0));
        }
        discounts = List.copyOf(found);
        for (int i = 0; i < crowd.size(); i++) {
            if (findings.bought()[i] && crowd.trust(i) < AccountTraits.FULL) {
                context.memory().note(crowd.person(i), burst);
            }
        }
        if (isNew) {
            began = beginning(crowd);
        }
    }

    private static void share(Cell cell, Crowd crowd, Audit.Findings findings, boolean[] excluded, int now) {
        for (Window window : Window.values()) {
            long raw = 0;
            long alone = 0;
            long carried = 0;
            for (int i = 0; i < crowd.size(); i++) {
                if (crowd.minute(i) > now - window.minutes() && crowd.isIn(i, cell.place())) {
                    raw += (long) crowd.trust(i) * (Audit.UNIT / AccountTraits.FULL);
                    if (excluded[i]) {
                        continue;
                    }
                    if (findings.carried()[i]) {
                        carried += findings.weights()[i];
                    } else {
                        alone += findings.weights()[i];
                    }
                }
            }
            cell.share(window, raw == 0 ? 1 : (double) alone / raw, raw == 0 ? 0 : (double) carried / raw);
        }
    }

    /** Who doesn't count because others deleted their posts at once. */
    private static boolean[] excluded(Crowd crowd, @Nullable DeletedAtOnce deleted, MinuteCounts left, int scale) {
        boolean[] excluded = new boolean[crowd.size()];
        if (deleted == null) {
            return excluded;
        }
        int known = 0;
        for (int i = 0; i < crowd.size(); i++) {
            known += isKnown(crowd, i) ? 1 : 0;
        }
        DeletedAtOnce.Excluded of = deleted.excluded(left.people(Window.SIX_HOURS) * scale, known);
        for (int i = 0; i < excluded.length; i++) {
            boolean byKind = of == DeletedAtOnce.Excluded.EVERYBODY
                    || (of == DeletedAtOnce.Excluded.STRANGERS && !isKnown(crowd, i));
            excluded[i] = byKind || deleted.isSuspicious(crowd.minute(i), left, scale);
        }
        return excluded;
    }

    private static boolean isKnown(Crowd crowd, int i) {
        return crowd.trust(i) == AccountTraits.FULL;
    }

    /** The country of most of the first ten people, if at least {@code leastPeople} of them are from there. */
    private Place beginning(Crowd crowd) {
        Integer[] order = new Integer[crowd.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(crowd::firstMinute));
        Map<Integer, Integer> countries = new HashMap<>();
        for (int i = 0; i < Math.min(FIRST_PEOPLE, order.length); i++) {
            countries.merge(crowd.country(order[i]), 1, Integer::sum);
        }
        countries.remove(0);
        return countries.entrySet().stream()
                .filter(entry -> entry.getValue() >= context.parameters().leastPeople())
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Place.ofId(entry.getKey()))
                .orElse(Place.WORLD);
    }
}
