package org.groundswell.trends.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses a few posts that together represent what many people say (extractive summarisation). No author is chosen
 * twice, nor are two very similar posts; at least half of the posts are by accounts with no more followers than the
 * median. Posts with a {@link Penalty} weigh little or nothing. The choice does not depend on the order of the
 * candidates.
 */
public final class Selection {
    /*
     * The choice maximises, greedily,
     *
     *   F(S) = Σᵢ min(Σ_{j∈S} wᵢwⱼ sim(i, j), γ·Σⱼ wᵢwⱼ sim(i, j)) + λ₁ Σ_g √(Σ_{j∈S∩g} wⱼ² qⱼ) + λ₂ Σ_{j∈S} wⱼ qⱼ
     *
     * that is, how much of all candidates is similar to a chosen one, how evenly groups g (countries, languages,
     * phases, sizes of account) are present, and the quality q of each: Lin, Bilmes, "A class of submodular functions
     * for document summarization", ACL 2011, whose bound for the greedy choice holds here. sim is the cosine of tf·idf.
     * Quality combines the number of own words, boosts and replies per hour, centrality (Erkan, Radev, "LexRank", JAIR
     * 22, 2004) and speaking in the first person, times trust.
     *
     * The weight w of a post is 1, or less for its penalties. It is in each term, so that a post gains at most w times
     * as much as it would without penalties; under the root it is squared for that. It also says how much a post
     * matters as something to be covered: many copies of an advertisement are no theme.
     */

    private static final double COVERED = 0.2;
    private static final double DIVERSITY = 1;
    private static final double WORTH = 0.3;
    private static final double SIMILAR = 0.1;
    private static final double DAMPING = 0.85;
    private static final int ROUNDS = 20;
    private static final int ENOUGH_WORDS = 25;
    /** The similarity from which two posts are not both chosen. */
    private static final double TOO_LIKE = 0.35;

    private static final double HOUR = 3_600_000;

    private final List<Candidate> posts;
    private final double[][] similarity;
    private final List<Assessment> assessments;
    private final double[] weight;
    /** By candidate, without its weight. */
    private final double[] quality;
    /** By candidate: γ·Σⱼ wᵢwⱼ sim(i, j), the upper limit of its coverage. */
    private final double[] most;

    private final long medianReach;

    /**
     * @param candidates at most about a thousand: time and memory are quadratic
     * @param now the moment up to which boosts and replies were counted, milliseconds since the epoch
     */
    public Selection(List<Candidate> candidates, long now) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingLong(Candidate::id));
        List<List<String>> words =
                sorted.stream().map(post -> Words.of(post.text())).toList();
        this.posts = List.copyOf(sorted);
        List<Set<Penalty>> penalties =
                posts.stream().map(post -> SpamRules.penalties(post.text())).toList();
        this.weight = penalties.stream().mapToDouble(Penalty::weight).toArray();
        this.similarity = similarity(Words.vectors(words));
        this.quality = quality(words, now);
        penalizeCopies(words, penalties);
        this.assessments = IntStream.range(0, weight.length)
                .mapToObj(i -> new Assessment(posts.get(i), penalties.get(i), weight[i]))
                .toList();
        this.most = new double[posts.size()];
        for (int i = 0; i < most.length; i++) {
            for (int j = 0; j < most.length; j++) {
                most[i] += COVERED * weight[i] * weight[j] * similarity[i][j];
            }
        }
        this.medianReach = medianReach();
    }

    /** The weighted median: many small accounts with spam don't make the others large. */
    private long medianReach() {
        List<Assessment> sorted = new ArrayList<>(assessments);
        sorted.sort(Comparator.comparingLong(each -> each.post().reach()));
        double half = Arrays.stream(weight).sum() / 2;
        double below = 0;
        for (Assessment each : sorted) {
            below += each.weight();
            if (below >= half) {
                return each.post().reach();
            }
        }
        return 0;
    }

    /** How much each candidate weighs and why, in the order of their ids. */
    public List<Assessment> assessments() {
        return assessments;
    }

    /** Chooses {@code count} posts, best first; fewer if there are not enough dissimilar ones. */
    public List<Chosen> best(int count) {
        boolean[] out = new boolean[posts.size()];
        double[] covered = new double[posts.size()];
        Map<String, Double> groups = new HashMap<>();
        Set<Long> authors = new HashSet<>();
        List<Chosen> chosen = new ArrayList<>();
        double all = Math.max(1e-9, Arrays.stream(most).sum());
        int large = 0;
        while (chosen.size() < count) {
            int best = -1;
            double bestGain = 0;
            for (int j = 0; j < posts.size(); j++) {
                boolean tooLarge = posts.get(j).reach() > medianReach && large >= count / 2;
                if (out[j] || tooLarge || authors.contains(posts.get(j).author())) {
                    continue;
                }
                double gain = coverage(j, covered) + DIVERSITY * evenness(j, groups) + WORTH * weight[j] * quality[j];
                if (gain > bestGain) {
                    best = j;
                    bestGain = gain;
                }
            }
            if (best < 0) {
                return chosen;
            }
            chosen.add(new Chosen(posts.get(best), coverage(best, covered) / all, weight[best] * quality[best]));
            take(best, covered, groups);
            for (int i = 0; i < out.length; i++) {
                out[i] |= similarity[i][best] >= TOO_LIKE;
            }
            authors.add(posts.get(best).author());
            large += posts.get(best).reach() > medianReach ? 1 : 0;
        }
        return chosen;
    }

    private double coverage(int j, double[] covered) {
        double gain = 0;
        for (int i = 0; i < covered.length; i++) {
            double more = weight[i] * weight[j] * similarity[i][j];
            gain += Math.min(covered[i] + more, most[i]) - Math.min(covered[i], most[i]);
        }
        return gain;
    }

    private double evenness(int j, Map<String, Double> groups) {
        double gain = 0;
        for (String group : groupsOf(posts.get(j))) {
            double before = groups.getOrDefault(group, 0.0);
            gain += Math.sqrt(before + presence(j)) - Math.sqrt(before);
        }
        return gain;
    }

    /** How much a post adds to its groups. */
    private double presence(int j) {
        return weight[j] * weight[j] * quality[j];
    }

    private void take(int j, double[] covered, Map<String, Double> groups) {
        for (int i = 0; i < covered.length; i++) {
            covered[i] += weight[i] * weight[j] * similarity[i][j];
        }
        groupsOf(posts.get(j)).forEach(group -> groups.merge(group, presence(j), Double::sum));
    }

    private List<String> groupsOf(Candidate post) {
        long first = posts.stream().mapToLong(Candidate::at).min().orElse(0);
        long last = posts.stream().mapToLong(Candidate::at).max().orElse(0);
        int phase = last == first ? 0 : (int) Math.min(2, 3 * (post.at() - first) / (last - first));
        int size = (int) Math.log10(1.0 + Math.max(0, post.reach()));
        return List.of("country " + post.country(), "language " + language(post), "phase " + phase, "size " + size);
    }

    /** Without a region: variants of a language are one group. */
    private static String language(Candidate post) {
        int region = post.language().indexOf('-');
        return region < 0 ? post.language() : post.language().substring(0, region);
    }

    private double[] quality(List<List<String>> words, long now) {
        double[] central = centrality();
        double[] engagement = new double[posts.size()];
        for (int i = 0; i < engagement.length; i++) {
            Candidate post = posts.get(i);
            double hours = Math.max(1, (now - post.at()) / HOUR);
            engagement[i] = weight[i] * Math.log1p(post.interactions() / hours);
        }
        double mostEngagement = Math.max(1e-9, Arrays.stream(engagement).max().orElse(0));
        double[] quality = new double[posts.size()];
        for (int i = 0; i < quality.length; i++) {
            double own = Math.min(1, (double) words.get(i).size() / ENOUGH_WORDS);
            double personal = Words.isFirstPerson(words.get(i)) ? 1 : 0;
            quality[i] = posts.get(i).trust()
                    * (0.35 * own + 0.25 * engagement[i] / mostEngagement + 0.2 * central[i] + 0.2 * personal);
        }
        return quality;
    }

    /** LexRank: how similar each post is to other central posts; 1 for the most central. */
    private double[] centrality() {
        int n = posts.size();
        double[] rank = new double[n];
        Arrays.fill(rank, 1.0);
        int[] degrees = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                degrees[i] += similarity[i][j] >= SIMILAR ? 1 : 0;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (similarity[i][j] >= SIMILAR) {
                        next[i] += DAMPING * weight[i] * weight[j] * rank[j] / degrees[j];
                    }
                }
                next[i] += 1 - DAMPING;
            }
            rank = next;
        }
        double highest = Math.max(1e-9, Arrays.stream(rank).max().orElse(0));
        double[] scaled = rank;
        return Arrays.stream(scaled).map(each -> each / highest).toArray();
    }

    /** Of nearly the same texts, only the best keeps its weight; it is compared with copies that lost theirs, too. */
    private void penalizeCopies(List<List<String>> words, List<Set<Penalty>> penalties) {
        NearCopies copies = new NearCopies(posts.stream().map(Candidate::text).toList(), words);
        for (int i = 0; i < weight.length; i++) {
            for (int j = 0; j < i; j++) {
                if (copies.are(i, j)) {
                    int worse = weight[i] * quality[i] <= weight[j] * quality[j] ? i : j;
                    penalties.get(worse).add(Penalty.NEAR_COPY);
                }
            }
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] = Penalty.weight(penalties.get(i));
        }
    }

    private static double[][] similarity(List<Map<String, Double>> vectors) {
        int n = vectors.size();
        double[][] similarity = new double[n][n];
        for (int i = 0; i < n; i++) {
            similarity[i][i] = 1;
            for (int j = 0; j < i; j++) {
                similarity[i][j] = Words.cosine(vectors.get(i), vectors.get(j));
                similarity[j][i] = similarity[i][j];
            }
        }
        return similarity;
    }
}
