package org.groundswell.bench.topics;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.trends.fold.Links;

/** Judges how the tags of invented evenings are folded, half-way and at the end. */
public final class TopicJudge {
    /** The first seed of the evenings that are reported. Those before it served to develop the rules. */
    static final long HELD_OUT = 10_000;

    private static final List<Integer> LOOKS = List.of(180, 305);

    private final Map<EveningKind, Tally> tallies = new EnumMap<>(EveningKind.class);
    private final List<String> wrongly = new ArrayList<>();

    /**
     * @param tags how many tags were on the lists, but for the first of each
     * @param folded how many of them were members
     */
    private record Tally(int tags, int folded) {
        Tally plus(int more, int members) {
            return new Tally(tags + more, folded + members);
        }
    }

    private TopicJudge() {}

    /** Judges evenings that were not used to develop the rules. */
    public static TopicJudge ofHeldOut(int eveningsOfEachKind) {
        return of(HELD_OUT, eveningsOfEachKind);
    }

    static TopicJudge of(long firstSeed, int evenings) {
        TopicJudge judge = new TopicJudge();
        for (EveningKind kind : EveningKind.values()) {
            for (long seed = firstSeed; seed < firstSeed + evenings; seed++) {
                judge.look(kind, seed);
            }
        }
        return judge;
    }

    private void look(EveningKind kind, long seed) {
        Evening evening = Evening.of(kind, seed);
        for (int minutes : LOOKS) {
            List<Links.Group> topics = evening.topicsAfter(minutes);
            int members =
                    topics.stream().mapToInt(topic -> topic.members().size()).sum();
            int others = Math.max(0, topics.size() + members - 1);
            tallies.merge(kind, new Tally(others, members), (one, two) -> one.plus(two.tags(), two.folded()));
            if (members != (kind.isOneTopic() ? others : 0)) {
                wrongly.add(kind + " " + seed + " after " + minutes + ": " + topics);
            }
        }
    }

    /** The share of the tags of one event that are in one entry. */
    double folded() {
        return share(true);
    }

    /** The share of the tags of other events that are wrongly in an entry of another. */
    double wronglyFolded() {
        return share(false);
    }

    private double share(boolean oneTopic) {
        int tags = 0;
        int folded = 0;
        for (Map.Entry<EveningKind, Tally> each : tallies.entrySet()) {
            boolean counts = each.getKey().isOneTopic() == oneTopic;
            tags += counts ? each.getValue().tags() : 0;
            folded += counts ? each.getValue().folded() : 0;
        }
        return (double) folded / Math.max(1, tags);
    }

    /** The evenings with a tag folded wrongly or left apart, and their topics. */
    List<String> wrongly() {
        return wrongly;
    }

    /** Prints a table with a row for each kind. */
    public void print(PrintStream out) {
        out.printf(Locale.ENGLISH, "%n%-44s %7s %7s %7s%n", "topics of an evening", "tags", "folded", "apart");
        tallies.forEach((kind, tally) -> out.printf(
                Locale.ENGLISH,
                "%-44s %7d %7d %7d  %s%n",
                kind.description(),
                tally.tags(),
                tally.folded(),
                tally.tags() - tally.folded(),
                kind.isOneTopic() ? "to be folded" : "to be apart"));
        out.printf(
                Locale.ENGLISH,
                "%-44s %.3f of one event's tags folded, %.3f of other events' tags%n",
                "topics",
                folded(),
                wronglyFolded());
    }
}
