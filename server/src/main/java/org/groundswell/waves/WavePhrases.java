package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.trending.TextLanguages;
import org.groundswell.trends.select.TellingPhrases;

/**
 * The phrases that set the posts of a wave apart from those of the three days before it, with any tag or none; of thirty
 * days, if three have few posts. At most 1,500 posts of the wave, evenly spread, are compared with at most 2,400 from before: the
 * first hundred of each of 24 equal parts of that time. Cached for half a minute.
 */
public final class WavePhrases {
    private static final int POSTS = 1_500;
    private static final int DAYS = 3;
    private static final int MORE_DAYS = 30;
    /** With fewer posts in three days, thirty are read. */
    private static final int FEW = 300;

    private static final int SLICES = 24;
    private static final int POSTS_OF_SLICE = 100;
    private static final int MOST = 3;
    private static final long MINUTE_MILLIS = 60_000;

    private final Database database;
    private final Tags tags;
    private final Waves waves;
    private final InstantSource clock;
    private final PhraseStore store = new PhraseStore();
    private final ReputationPolicyStore policies = new ReputationPolicyStore(new VerdictStore());
    private final TextLanguages languages = new TextLanguages();
    private final LoadingCache<WaveKey, Wording> found = WaveKey.cache(this::find);

    WavePhrases(Database database, Tags tags, Waves waves, InstantSource clock) {
        this.database = database.background();
        this.tags = tags;
        this.waves = waves;
        this.clock = clock;
    }

    /**
     * The phrases of one of a tag's waves; none if it has no wave.
     *
     * @param wave the number of the wave; empty for the main one
     */
    public Wording of(Tag tag, Optional<Integer> wave) {
        return found.get(new WaveKey(tag.name(), wave));
    }

    private record Sample(long onsetMillis, List<StatusId> posts) {}

    private record Texts(int days, List<PhraseStore.Text> during, List<PhraseStore.Text> before) {}

    private Wording find(WaveKey key) {
        Tag tag = tags.get(key.tag().key());
        List<String> spellings =
                waves.together(tag).stream().map(Tag::displayName).toList();
        Optional<Sample> sample = waves.query(
                tag,
                key.wave(),
                (analysis, wave, part) -> wave.map(
                        each -> new Sample(each.onset() * MINUTE_MILLIS, Waves.ids(analysis.sample(part, POSTS)))));
        if (sample.isEmpty() || sample.get().posts().size() < TellingPhrases.LEAST_PEOPLE) {
            return Wording.NONE;
        }
        Texts texts = database.read(tx -> texts(tx, sample.get()));
        return new Wording(
                texts.days(), TellingPhrases.in(posts(texts.during()), posts(texts.before()), spellings, MOST));
    }

    private Texts texts(Tx tx, Sample sample) {
        ReputationPolicy policy = policies.now(tx, clock.millis());
        List<PhraseStore.Text> during = store.byIds(tx, sample.posts(), policy);
        List<PhraseStore.Text> before = before(tx, sample.onsetMillis(), DAYS, policy);
        return before.size() >= FEW
                ? new Texts(DAYS, during, before)
                : new Texts(MORE_DAYS, during, before(tx, sample.onsetMillis(), MORE_DAYS, policy));
    }

    private List<PhraseStore.Text> before(Tx tx, long onsetMillis, int days, ReputationPolicy policy) {
        long slice = Duration.ofDays(days).toMillis() / SLICES;
        List<PhraseStore.Text> before = new ArrayList<>();
        for (int i = SLICES; i > 0; i--) {
            long from = Math.max(0, onsetMillis - i * slice);
            before.addAll(store.between(tx, from, from + slice, POSTS_OF_SLICE, policy));
        }
        return before;
    }

    private List<TellingPhrases.Post> posts(List<PhraseStore.Text> texts) {
        return texts.stream()
                .map(each -> new TellingPhrases.Post(
                        each.author(),
                        each.domain(),
                        each.text(),
                        languages.of(each.post(), each.text(), each.language()),
                        each.trust()))
                .toList();
    }
}
