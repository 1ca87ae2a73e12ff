package org.groundswell.bench.relations;

import org.groundswell.trends.relate.Pair;

/**
 * Makes pairs of tags of each kind. Sizes, times, languages, names, the overlap of crowds, and how often people reply,
 * quote, boost and stray are drawn for each pair. Written from the descriptions of the kinds, before the classifier.
 */
final class SimulatedPairs {
    private SimulatedPairs() {}

    /** The figures of a pair. The same seed makes the same pair. */
    static Pair of(PairKind kind, long seed) {
        Scene scene = new Scene(seed * 100 + kind.ordinal());
        World world = scene.world;
        SpeakingPairs speaking = new SpeakingPairs(scene);
        SharingPairs sharing = new SharingPairs(scene);
        return switch (kind) {
            case ANSWER -> speaking.movement(world.share(0, 0.08), 0);
            case COUNTER -> speaking.movement(world.share(0.2, 0.6), world.chance(0.3) ? 0.4 : 0);
            case HELPERS -> speaking.helpers();
            case SUPPORT -> speaking.support();
            case ALLIES -> sharing.allies();
            case TRANSLATION -> sharing.translation();
            case REPORTERS -> speaking.reporters();
            case JOURNALISTS -> speaking.journalists();
            case MOCKERY -> speaking.mockery(true);
            case HIJACKED -> speaking.mockery(false);
            case TOWNS -> sharing.towns();
            case TWO_CAMPS -> sharing.twoCamps();
            case GENERAL -> sharing.general();
            case SAME_FANS -> sharing.sameFans();
            case SIMULTANEOUS -> sharing.simultaneous();
        };
    }
}
