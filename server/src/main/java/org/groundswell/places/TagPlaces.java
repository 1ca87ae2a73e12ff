package org.groundswell.places;

import java.time.Instant;
import org.groundswell.model.Ids;
import org.groundswell.trends.wave.Minutes;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.WaveAnalysis;
import org.groundswell.trends.wave.WaveUses;

/** The places where a tag was used. Its users are unknown, so each use counts as one person. */
public final class TagPlaces {
    private static final int STEP = 24 * 60;
    private static final int LONGEST = STEP * (WaveAnalysis.MOST_INTERVALS - 2);

    private final String tag;
    private final WaveUses uses = new WaveUses();
    private int count;

    TagPlaces(String tag) {
        this.tag = tag;
    }

    void add(Instant at, String country) {
        count++;
        uses.put(Ids.first(at.toEpochMilli()) + count % 65_536, at.toEpochMilli(), count, country, "", 0);
    }

    /** The spelling of its first use, without {@code #}. */
    public String tag() {
        return tag;
    }

    /** The number of uses. */
    public int count() {
        return count;
    }

    /** The spread over countries; countries with fewer than five uses are only counted. */
    public Spread spread() {
        int from = uses.minute(0);
        int to = uses.minute(uses.size() - 1) + 1;
        Minutes all = new Minutes(from, to);
        Minutes shown = new Minutes(Math.max(from, to - LONGEST), to);
        return new WaveAnalysis(uses, to).view(all, shown, STEP).countries();
    }

    /**
     * The entropy of its countries in bits, a measure of how widely and evenly it is spread (Kamath, Caverlee, Lee, Cheng:
     * <i>Spatio-temporal dynamics of online memes</i>, WWW 2013, section 3). It is 0 for a single country; each bit more
     * means twice as many.
     */
    public static double entropy(Spread spread) {
        double all = spread.there().stream().mapToInt(Spread.There::people).sum();
        return spread.there().stream()
                .mapToDouble(there -> there.people() / all)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    /** The share of the country with most uses (the <i>focus</i>), from 0 to 1. */
    public static double focus(Spread spread) {
        double all = spread.there().stream().mapToInt(Spread.There::people).sum();
        return all == 0 ? 0 : spread.there().getFirst().people() / all;
    }
}
