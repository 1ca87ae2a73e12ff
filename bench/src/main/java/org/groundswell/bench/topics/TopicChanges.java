package org.groundswell.bench.topics;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundswell.trends.fold.Links;

/** How often the entries of a list change from one minute to the next, in invented evenings. */
public final class TopicChanges {
    private static final int FIRST = 10;
    private static final int LAST = 305;

    private final Map<EveningKind, Tally> tallies = new EnumMap<>(EveningKind.class);

    /**
     * What changed in evenings.
     *
     * @param tags the tags that were on the list at the end
     * @param joins how often a tag joined an entry for the first time
     * @param changes how often a tag left the entry it was in, or joined one again
     * @param renames how often an entry got another head that was part of it before
     * @param most the changes of the evening with the most of them
     */
    private record Tally(int evenings, int tags, int joins, int changes, int renames, int most) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    evenings + other.evenings,
                    tags + other.tags,
                    joins + other.joins,
                    changes + other.changes,
                    renames + other.renames,
                    Math.max(most, other.most));
        }
    }

    private TopicChanges() {}

    /** Watches evenings that were not used to develop the rules. */
    public static TopicChanges ofHeldOut(int eveningsOfEachKind) {
        TopicChanges changes = new TopicChanges();
        for (EveningKind kind : EveningKind.values()) {
            for (long seed = TopicJudge.HELD_OUT; seed < TopicJudge.HELD_OUT + eveningsOfEachKind; seed++) {
                Tally tally = of(Evening.of(kind, seed).topicsBetween(FIRST, LAST));
                changes.tallies.merge(kind, tally, Tally::plus);
            }
        }
        return changes;
    }

    private static Tally of(List<List<Links.Group>> minutes) {
        Map<String, String> before = Map.of();
        Set<String> joined = new HashSet<>();
        int changes = 0;
        int renames = 0;
        for (List<Links.Group> topics : minutes) {
            Map<String, String> heads = heads(topics);
            for (String tag : heads.keySet()) {
                String head = before.get(tag);
                if (head == null) {
                    continue;
                }
                boolean left = !heads.get(tag).equals(heads.get(head));
                boolean isInside = !heads.get(tag).equals(tag);
                boolean joins = isInside && !head.equals(before.get(heads.get(tag)));
                changes += left && heads.containsKey(head) ? 1 : 0;
                changes += joins && !joined.add(tag) ? 1 : 0;
                renames += isInside && head.equals(tag) && !joins ? 1 : 0;
            }
            heads.forEach((tag, head) -> {
                if (!tag.equals(head)) {
                    joined.add(tag);
                }
            });
            before = heads;
        }
        return new Tally(1, before.size(), joined.size(), changes, renames, changes);
    }

    private static Map<String, String> heads(List<Links.Group> topics) {
        Map<String, String> heads = new HashMap<>();
        for (Links.Group topic : topics) {
            heads.put(topic.head(), topic.head());
            topic.members().forEach(member -> heads.put(member, topic.head()));
        }
        return heads;
    }

    /** How often a tag leaves its entry or joins one again, an hour of an evening of a kind. */
    double changesAnHour(EveningKind kind) {
        Tally tally = tallies.getOrDefault(kind, Tally.NONE);
        return tally.changes() / hours(tally);
    }

    /** How often an entry is named by another of its tags, an hour of an evening. */
    double renamesAnHour() {
        Tally all = all();
        return all.renames() / hours(all);
    }

    private Tally all() {
        return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    private static double hours(Tally tally) {
        return Math.max(1, tally.evenings()) * (LAST - FIRST) / 60.0;
    }

    /** Prints a table with a row for each kind. */
    public void print(PrintStream out) {
        out.printf(
                Locale.ENGLISH,
                "%n%-44s %7s %7s %9s %9s %7s%n",
                "entries from minute to minute",
                "tags",
                "joined",
                "changes/h",
                "renames/h",
                "most/h");
        tallies.forEach((kind, tally) -> print(out, kind.description(), tally));
        print(out, "all", all());
    }

    private static void print(PrintStream out, String name, Tally tally) {
        out.printf(
                Locale.ENGLISH,
                "%-44s %7d %7d %9.2f %9.2f %7.1f%n",
                name,
                tally.tags(),
                tally.joins(),
                tally.changes() / hours(tally),
                tally.renames() / hours(tally),
                tally.most() * 60.0 / (LAST - FIRST));
    }
}
