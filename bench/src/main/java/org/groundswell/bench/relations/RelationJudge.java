package org.groundswell.bench.relations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;

/** Judges the claims about simulated pairs: the right ones, the wrong ones, and how often nothing is claimed. */
public final class RelationJudge {
    /** The first seed of the pairs that are reported. Those before it served to develop the classifier. */
    private static final long HELD_OUT = 10_000;

    private final Map<PairKind, Tally> tallies = new EnumMap<>(PairKind.class);

    /** @param wrongly the wrong claims, with the seeds of their pairs */
    private record Tally(int right, int wrong, int none, List<String> wrongly) {}

    private RelationJudge() {}

    /** Judges pairs that were not used to develop the classifier. */
    public static RelationJudge ofHeldOut(int pairsOfEachKind) {
        return of(HELD_OUT, pairsOfEachKind);
    }

    static RelationJudge of(long firstSeed, int pairsOfEachKind) {
        RelationJudge judge = new RelationJudge();
        for (PairKind kind : PairKind.values()) {
            judge.tallies.put(kind, judge(kind, firstSeed, pairsOfEachKind));
        }
        return judge;
    }

    private static Tally judge(PairKind kind, long firstSeed, int pairs) {
        int right = 0;
        int wrong = 0;
        int none = 0;
        List<String> wrongly = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + pairs; seed++) {
            Pair pair = SimulatedPairs.of(kind, seed);
            Optional<Relation> claim =
                    Relation.of(pair).filter(relation -> relation.kind().isClaim());
            if (claim.isEmpty()) {
                none++;
            } else if (kind.isRight(claim.get().kind())) {
                right++;
            } else {
                wrong++;
                wrongly.add(seed + " " + claim.get() + " " + pair);
            }
        }
        return new Tally(right, wrong, none, wrongly);
    }

    /** The share of the claims that are right. */
    public double precision() {
        return (double) right() / Math.max(1, right() + wrong());
    }

    /** The share of the pairs with a relation for which the right one was claimed. */
    public double recall() {
        int pairs = tallies.entrySet().stream()
                .filter(each -> each.getKey().hasClaim())
                .mapToInt(each -> each.getValue().right()
                        + each.getValue().wrong()
                        + each.getValue().none())
                .sum();
        return (double) right() / Math.max(1, pairs);
    }

    /** How many pairs there are. */
    public int pairs() {
        return tallies.values().stream()
                .mapToInt(each -> each.right() + each.wrong() + each.none())
                .sum();
    }

    /** The share of the pairs of a kind that were claimed rightly. */
    double recall(PairKind kind) {
        Tally tally = tallies.getOrDefault(kind, new Tally(0, 0, 0, List.of()));
        return (double) tally.right() / Math.max(1, tally.right() + tally.wrong() + tally.none());
    }

    /** The wrong claims. */
    List<String> wrongly() {
        return tallies.values().stream()
                .flatMap(each -> each.wrongly().stream())
                .toList();
    }

    /** Prints a table with a row for each kind. */
    public void print(PrintStream out) {
        out.printf(Locale.ENGLISH, "%n%-44s %7s %7s %7s%n", pairs() + " pairs of tags", "right", "wrong", "nothing");
        tallies.forEach((kind, tally) -> out.printf(
                Locale.ENGLISH, "%-44s %7d %7d %7d%n", kind.description(), tally.right(), tally.wrong(), tally.none()));
        out.printf(Locale.ENGLISH, "%-44s precision %.3f, recall %.3f%n", "claims about tags", precision(), recall());
    }

    private int right() {
        return tallies.values().stream().mapToInt(Tally::right).sum();
    }

    private int wrong() {
        return tallies.values().stream().mapToInt(Tally::wrong).sum();
    }
}
